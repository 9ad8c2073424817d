import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { good } from "../server.ts";
import { asked, INVOICE, stepBy } from "./tickets.ts";
import { picture, startVisit, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(async () => visit.close());

describe("the ticket page", () => {
  test("A5: a step that asks nothing acts on one key, and the next steps are shown and said at once", async () => {
    const id = await asked(visit.server, INVOICE);
    const page = await visit.person("ana");
    await page.goto(`/tickets/${id}`);
    await page.getByRole("region", { name: "Next steps" }).getByRole("button", { name: "Take it" }).waitFor();
    await page.keyboard.press("1");
    await page.getByRole("region", { name: "Next steps" }).getByRole("button", { name: "Answer" }).waitFor();
    await expect
      .poll(() => page.locator("[role=status]").allTextContents())
      .toContainEqual(expect.stringContaining("Moved to With agent. Next: Answer"));
    const strip = page.getByRole("list", { name: "The thread" });
    await strip.getByText("With agent").waitFor();
    await strip.getByText("2 steps to the end").waitFor();
    await picture(page, "ticket");
  });

  test("the palette takes a step and begins a note, by typing what is wanted", async () => {
    const id = await asked(visit.server, INVOICE);
    const page = await visit.person("ana");
    await page.goto(`/tickets/${id}`);
    const steps = page.getByRole("region", { name: "Next steps" });
    await steps.getByRole("button", { name: "Take it" }).waitFor();
    const choose = async (words: string, option: RegExp) => {
      await page.keyboard.press("Control+k");
      await page.getByRole("dialog").getByRole("combobox").waitFor();
      await page.keyboard.type(words);
      await page.getByRole("option", { name: option, selected: true }).waitFor();
      await picture(page, `palette-${words.replaceAll(" ", "-")}`);
      await page.keyboard.press("Enter");
    };
    await choose("internal note", /^Internal note on #\d+$/);
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    await expect.poll(focused).toBe("Internal note");
    await choose("take it", /^Take it: take this step with #\d+$/);
    await steps.getByRole("button", { name: "Answer" }).waitFor();
  });

  test("B5: a colleague who is not the owner does not get the button, and reads why", async () => {
    const id = await asked(visit.server, INVOICE);
    await stepBy(visit.server, "ana", id, "take");
    const page = await visit.person("bruno");
    await page.goto(`/tickets/${id}`);
    const steps = page.getByRole("region", { name: "Next steps" });
    await steps.getByText("Not available now").click();
    expect(await steps.getByRole("button", { name: "Answer" }).count()).toBe(0);
    expect(await steps.getByRole("listitem").filter({ hasText: "Answer" }).first().textContent()).toMatch(/owner/i);
  });

  test("B7: a step whose condition fails stands under Not available now, with the value that the condition saw", async () => {
    const id = await asked(visit.server, INVOICE);
    await stepBy(visit.server, "ana", id, "take");
    const page = await visit.person("ana");
    await page.goto(`/tickets/${id}`);
    const steps = page.getByRole("region", { name: "Next steps" });
    await steps.getByText("Not available now").click();
    await steps.getByText("Fill in the product first").waitFor();
    await steps.getByText("Product is not empty (was empty)").waitFor();
    await page.getByRole("combobox", { name: "Product" }).selectOption("books");
    await steps.getByRole("button", { name: "Ask a third party" }).waitFor();
  });

  test("B8: everything missing is listed at once, each a link to its box, and nothing is written", async () => {
    const id = await asked(visit.server, INVOICE);
    await stepBy(visit.server, "ana", id, "take");
    const ana = await visit.server.signIn("ana");
    const before = good(await ana.client.tickets.journal({ params: { id } })).items.length;
    const page = await visit.person("ana");
    await page.goto(`/tickets/${id}`);
    await page.getByRole("region", { name: "Next steps" }).getByRole("button", { name: "Answer" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Answer" }).click();
    const summary = dialog.getByRole("alert");
    await summary.waitFor();
    expect(await summary.getByRole("listitem").allTextContents()).toEqual([
      "Enter: Reply to Rémi.",
      "Enter: Resolution.",
    ]);
    await picture(page, "step-missing");
    await summary.getByRole("button", { name: "Enter: Resolution." }).click();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
    expect(good(await ana.client.tickets.journal({ params: { id } })).items.length).toBe(before);
    await page.keyboard.type("Credited on 22 November.");
    await page.keyboard.press("Escape");
    await page.getByText("Kept. You can go on later.").first().waitFor();
    await page.reload();
    await page.getByRole("region", { name: "Next steps" }).getByRole("button", { name: "Answer" }).click();
    expect(await dialog.getByRole("textbox", { name: "Resolution" }).inputValue()).toBe("Credited on 22 November.");
  });

  test("B14: who comes second reads who moved it where, and keeps every word", async () => {
    const id = await asked(visit.server, INVOICE);
    await stepBy(visit.server, "ana", id, "take");
    const page = await visit.person("ana");
    await page.goto(`/tickets/${id}`);
    await page.getByRole("region", { name: "Next steps" }).getByRole("button", { name: "Answer" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Reply to Rémi" }).fill("It is credited.");
    await dialog.getByRole("textbox", { name: "Resolution" }).fill("Credited.");
    await stepBy(visit.server, "bruno", id, "hand-back");
    await page.keyboard.press("Control+Enter");
    await dialog.getByText("Bruno already moved this ticket to Open").waitFor();
    expect(await dialog.getByRole("textbox", { name: "Reply to Rémi" }).inputValue()).toBe("It is credited.");
    await dialog.getByRole("button", { name: "Copy my answers to a note" }).click();
    expect(await page.getByRole("textbox", { name: "Internal note" }).inputValue()).toContain("It is credited.");
  });

  test("what is typed in the reply box becomes the reply that the step asks for", async () => {
    const id = await asked(visit.server, INVOICE);
    await stepBy(visit.server, "ana", id, "take");
    const page = await visit.person("ana");
    await page.goto(`/tickets/${id}`);
    const box = page.getByRole("textbox", { name: "Reply" });
    await box.fill("We have credited it.");
    await page.reload();
    expect(await box.inputValue()).toBe("We have credited it.");
    await page.getByRole("button", { name: "Send and take a step" }).click();
    await page.getByRole("menuitem", { name: "Send and: Answer" }).click();
    const dialog = page.getByRole("dialog");
    expect(await dialog.getByRole("textbox", { name: "Reply to Rémi" }).inputValue()).toBe("We have credited it.");
    await dialog.getByRole("textbox", { name: "Resolution" }).fill("Credited.");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("list", { name: "The thread" }).getByText("Answered").waitFor();
    expect(await box.inputValue()).toBe("");
    await page.getByRole("list", { name: "Conversation" }).getByText("We have credited it.").waitFor();
  });
});
