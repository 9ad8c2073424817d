import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asked, INVOICE } from "./tickets.ts";
import { picture, startVisit, tabTo, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(async () => visit.close());

const FIRST = "First reply, Every other priority";
const cell = (page: Page, name: string) => page.getByRole("gridcell", { name });

describe("time limits", () => {
  test("a policy is written from nothing by keyboard alone, published, and a ticket that waits gets its due time", async () => {
    const ticket = await asked(visit.server, INVOICE);
    const page = await visit.person("ada");
    await page.goto("/time-limits");
    await page.getByRole("button", { name: "New time limits" }).waitFor();
    await tabTo(page, /New time limits/);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).waitFor();
    await page.keyboard.type("Gold support");
    await page.keyboard.press("Enter");
    await cell(page, FIRST).waitFor();

    // Typing in a cell, and what it says back.
    await tabTo(page, /^First reply, Every other priority/);
    await page.keyboard.type("4 h");
    await page.keyboard.press("Enter");
    await cell(page, `${FIRST}: 4 working hours`).waitFor();
    await page.locator('[aria-label^="Next reply, Every"]:focus').waitFor();
    await page.keyboard.press("ArrowUp");
    for (let right = 0; right < 4; right++) await page.keyboard.press("ArrowRight");
    await page.keyboard.type("30 calendar min");
    await page.keyboard.press("Tab");
    await cell(page, "First reply, Urgent: 30 minutes").waitFor();

    // What is no length of time stays, with the reason.
    await page.keyboard.press("ArrowDown");
    await page.keyboard.type("soon");
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "Selected cell" }).getByText("“soon” is not a length of time.").waitFor();
    await page.locator('[role=gridcell][aria-label^="Next reply, Urgent: soon"][aria-invalid=true]').waitFor();
    await page.keyboard.press("Delete");
    await cell(page, "Next reply, Urgent: no limit").waitFor();

    // The real engine, over a weekend.
    await page.getByLabel("Comes in").fill("2026-11-27T16:30");
    await page.getByText("A normal ticket that comes in Friday 16:30 is due Monday 11:30.").waitFor();
    await page.getByLabel("Priority").last().selectOption("urgent");
    await page.getByText("An urgent ticket that comes in Friday 16:30 is due Friday 17:00.").waitFor();
    await picture(page, "time-limits");

    await tabTo(page, /^\s*Publish…/, 120);
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Note" }).waitFor();
    await page.keyboard.type("Answers within half a day");
    await tabTo(page, /^\s*Publish version 1/);
    await page.keyboard.press("Enter");
    await dialog.waitFor({ state: "detached" });

    // It stands last: the arrows bring it up, and keep the focus.
    await page.goto("/time-limits");
    const up = page.getByRole("button", { name: "Move up: Gold support" });
    await up.waitFor();
    const row = page.getByRole("row").filter({ hasText: "Gold support" });
    for (let tries = 0; tries < 9 && (await up.isEnabled()); tries++) {
      const before = await row.getByRole("cell").first().textContent();
      await up.focus();
      await page.keyboard.press("Enter");
      await expect.poll(() => row.getByRole("cell").first().textContent()).not.toBe(before);
    }
    await row.getByText("can apply").waitFor();
    await row
      .getByText(/\d+ tickets?/)
      .first()
      .waitFor();

    const ana = await visit.person("ana");
    await ana.goto(`/tickets/${ticket}`);
    const limits = ana.getByRole("region", { name: "Time limits" });
    await expect
      .poll(
        async () => {
          await ana.reload();
          await limits.waitFor();
          return limits.getByText(/First reply/).count();
        },
        { interval: 1_000 },
      )
      .toBeGreaterThan(0);
  });

  test("cells are copied, pasted and emptied as in a spreadsheet, one step of undo each", async () => {
    const page = await visit.person("ada", { permissions: ["clipboard-read", "clipboard-write"] });
    await page.goto("/time-limits");
    await page.getByRole("button", { name: "New time limits" }).click();
    await page.keyboard.type("Pasted");
    await page.keyboard.press("Enter");
    await cell(page, FIRST).waitFor();
    await page.evaluate(() => navigator.clipboard.writeText("8 h\t2 d\t1 h\nlater\t4 h\t30 min"));
    await cell(page, FIRST).focus();
    await page.keyboard.press("Control+v");
    await cell(page, "First reply, Normal: 1 working hour").waitFor();
    await cell(page, "Next reply, Low: 4 working hours").waitFor();
    await cell(page, "Next reply, Every other priority: later").waitFor();

    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Control+c");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("8 working hours\t2 working days");
    await page.keyboard.press("Delete");
    await cell(page, "First reply, Low: no limit").waitFor();
    await page.keyboard.press("Control+z");
    await cell(page, "First reply, Low: 2 working days").waitFor();
  });

  test("what pauses, warns and follows a breach unfolds under its metric", async () => {
    const page = await visit.person("ada");
    await page.goto("/time-limits");
    await page.getByRole("button", { name: "New time limits" }).click();
    await page.keyboard.type("Escalated");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "First reply: pauses, warnings, escalation" }).click();
    await page.getByRole("combobox", { name: "Statuses in which it stands still" }).fill("hold");
    await page.getByRole("option", { name: "On hold" }).click();
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Add a warning" }).click();
    await page.getByRole("textbox", { name: "Share in percent" }).fill("80");
    // What is removed takes its button along: the focus goes to the one beside it.
    await page.getByRole("button", { name: "Add a warning" }).click();
    await page.getByRole("button", { name: "Remove warning 2" }).press("Enter");
    await page.locator('[aria-label="Remove warning 1"]:focus').waitFor();
    await page.getByRole("button", { name: "Add a step" }).click();
    const step = page.getByRole("group", { name: "Step 1: when time is over" });
    await step.getByRole("combobox", { name: "When" }).selectOption("after");
    const later = page.getByRole("group", { name: /^Step 1: 2 working hours after/ });
    await later.getByRole("textbox", { name: "How long after" }).fill("1 h 30");
    await page
      .getByRole("group", { name: /^Step 1:/ })
      .getByRole("button", { name: "Add an action" })
      .click();
    await page.getByRole("menuitem", { name: "Add a tag" }).click();
    await page.getByRole("textbox", { name: "Tag" }).fill("late");
    const line = page.getByRole("list", { name: "First reply: from start to escalation" });
    await expect.poll(() => line.textContent()).toContain("80 %");
    await expect.poll(() => line.textContent()).toContain("+1 working hour 30 minutes1 action");
    await page.getByText("Set: pauses, warnings, escalation").waitFor();
    await page.getByText("Saved", { exact: false }).first().waitFor();
    await picture(page, "time-limits-escalation");
  });
});
