import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { asked, INVOICE, stepBy } from "./tickets.ts";
import { picture, startVisit, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(async () => visit.close());

describe("the desk", () => {
  test("new tickets wait behind a pill, so that no row moves under the hand", async () => {
    const page = await visit.person("ana");
    await page.goto("/tickets?view=all");
    await page.locator("[id^=row-]").first().waitFor();
    const before = await page.locator("[id^=row-]").count();
    const id = await asked(visit.server, { ...INVOICE, subject: "Brand new question" });
    await page.getByRole("button", { name: "1 new ticket" }).waitFor();
    expect(await page.locator("[id^=row-]").count()).toBe(before);
    await picture(page, "queue");
    await page.keyboard.press(".");
    await page.locator(`#row-${id}`).waitFor();
  });

  test("whoever has the right moves a ticket by hand with a reason, and the journal says so; others find no such thing", async () => {
    const id = await asked(visit.server, INVOICE);
    await stepBy(visit.server, "ana", id, "take");
    const ana = await visit.person("ana");
    await ana.goto(`/tickets/${id}`);
    await ana.getByRole("region", { name: "Next steps" }).getByRole("button", { name: "Answer" }).waitFor();
    await ana.getByRole("button", { name: "More actions" }).click();
    await ana.getByRole("menuitem").first().waitFor();
    expect(await ana.getByRole("menuitem", { name: "Move by hand…" }).count()).toBe(0);
    await ana.keyboard.press("Escape");

    const marc = await visit.person("marc");
    await marc.goto(`/tickets/${id}`);
    await marc.getByRole("button", { name: "More actions" }).click();
    await marc.getByRole("menuitem", { name: "Move by hand…" }).click();
    const dialog = marc.getByRole("dialog");
    await dialog.getByRole("button", { name: "Move" }).click();
    await dialog.getByText("Choose a state and give the reason.").waitFor();
    await dialog.getByRole("combobox", { name: "Move to" }).selectOption({ label: "With a third party" });
    await dialog.getByRole("textbox", { name: "Reason" }).fill("The bank has called.");
    await dialog.getByRole("button", { name: "Move" }).click();
    await marc.getByRole("list", { name: "The thread" }).getByText("With a third party").waitFor();
    await marc.getByRole("tab", { name: "Journal" }).click();
    await marc.getByText("Moved by hand: With agent → With a third party. The bank has called.").waitFor();
    // The owner's page follows without being asked.
    await ana.getByRole("list", { name: "The thread" }).getByText("With a third party").waitFor();
  });
});
