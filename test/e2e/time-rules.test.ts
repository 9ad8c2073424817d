import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { good } from "../server.ts";
import { asked, INVOICE } from "./tickets.ts";
import { picture, startVisit, tabTo, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(async () => visit.close());

describe("time rules", () => {
  test("a rule is written as a sentence, tells what it would touch, acts once it is switched on, and stops when switched off", async () => {
    const ticket = await asked(visit.server, INVOICE);
    const page = await visit.person("ada");
    await page.goto("/time-rules");
    await page.getByRole("button", { name: "New rule" }).waitFor();
    await tabTo(page, /New rule/);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).waitFor();
    await page.keyboard.type("Mark old questions");
    await page.keyboard.press("Enter");
    const from = page.getByRole("combobox", { name: "What it counts from" });
    await from.waitFor();
    await page.getByText("The count stands here as soon as the sentence is complete.").waitFor();
    await from.selectOption({ label: "has existed" });
    await page.getByRole("textbox", { name: "How long" }).fill("a while");
    await page.getByText("“a while” is not a length of time.").waitFor();
    await page.getByRole("textbox", { name: "How long" }).fill("1 second");
    await page.getByRole("button", { name: "Add an action" }).click();
    await page.getByRole("menuitem", { name: "Add a tag" }).click();
    await page.getByRole("textbox", { name: "Tag" }).fill("waiting-long");

    await page.getByText(/It would touch \d+ tickets? now/).waitFor();
    const first = page.getByRole("region", { name: "What it would do" }).getByRole("link").first();
    expect(await first.getAttribute("href")).toMatch(/^\/tickets\//);
    await page.getByText("Saved", { exact: false }).first().waitFor();
    await picture(page, "time-rule");

    await page.getByRole("link", { name: "Time rules" }).last().click();
    const row = page.getByRole("row").filter({ hasText: "Mark old questions" });
    await row.getByText(/When a ticket has existed for 1 second, then: Add the tag waiting-long/).waitFor();
    await row.getByText(/\d+ now/).waitFor();
    const on = page.getByRole("switch", { name: "Mark old questions is on" });
    expect(await on.getAttribute("aria-checked")).toBe("false");
    await on.focus();
    await page.keyboard.press("Space");
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/It would act on \d+ tickets? at once/).waitFor();
    await picture(page, "time-rules");
    await page.keyboard.press("Enter");
    await dialog.getByText("Say in one line what changes.").waitFor();
    await dialog.getByRole("textbox", { name: "Note" }).fill("Old questions are marked");
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => on.getAttribute("aria-checked")).toBe("true");

    const { client } = await visit.server.signIn("ana");
    const tags = async () => good(await client.tickets.read({ params: { id: ticket } })).tags;
    await expect.poll(tags, { interval: 300 }).toContain("waiting-long");

    await on.click();
    await dialog.getByRole("button", { name: "Switch off" }).click();
    await dialog.waitFor({ state: "detached" });
    await expect.poll(() => on.getAttribute("aria-checked")).toBe("false");
  });

  test("what it counts from is chosen by name: a state of a process, a date, a time limit", async () => {
    const page = await visit.person("ada");
    await page.goto("/time-rules");
    await page.getByRole("button", { name: "New rule" }).click();
    await page.keyboard.type("By state");
    await page.keyboard.press("Enter");
    const from = page.getByRole("combobox", { name: "What it counts from" });
    await from.selectOption("state");
    const state = page.getByRole("combobox", { name: "State" });
    await state.fill("With agent");
    await page
      .getByRole("option", { name: /^With agent · / })
      .first()
      .click();
    await page.getByRole("combobox", { name: "Kind of time" }).selectOption("working");
    await page.getByRole("combobox", { name: "Calendar" }).waitFor();
    await from.selectOption("slaDue");
    await page.getByText("left", { exact: true }).waitFor();
    expect(await state.count()).toBe(0);
    await page.getByRole("checkbox", { name: "Again and again" }).check();
    await page.getByRole("textbox", { name: "How often" }).fill("2 d");
    await page.getByRole("button", { name: "Add: at the n-th time also" }).click();
    await page.getByRole("textbox", { name: "Which time" }).fill("0");
    await page.getByText("Enter a whole number from 1 to 1000.").waitFor();
  });
});
