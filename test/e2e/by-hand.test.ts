import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { good } from "../server.ts";
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

  test("a draft is tried on a ticket before anybody works by it, and what was done is kept as its example", async () => {
    const id = await asked(visit.server, INVOICE);
    await stepBy(visit.server, "bruno", id, "take");
    const { client } = await visit.server.signIn("bruno");
    const real = good(await client.tickets.read({ params: { id } }));
    const { offered } = good(await client.tickets.offers({ params: { id } }));

    const page = await visit.person("ada");
    await page.goto("/blueprints/finance-requests");
    await page.getByRole("button", { name: "Try it", exact: true }).click();
    await page.getByRole("button", { name: "Try a made-up ticket" }).click();
    const trial = page.locator("[data-region=trial]");
    const stands = (state: string) => trial.locator(`[data-trial-state=${state}]`).waitFor();
    await stands("open");
    await trial.getByRole("combobox", { name: "Acting as" }).selectOption({ label: "Bruno" });
    await trial.getByRole("button", { name: "Take it", exact: true }).click();
    await stands("in-progress");
    await page.locator("[data-token=here][data-state=in-progress]").waitFor();
    await trial.getByRole("button", { name: "+1 day" }).click();
    await trial.getByText("Would write to Bruno").first().waitFor();
    await trial.getByRole("button", { name: "+1 day" }).click();
    await stands("late");
    await page.locator("[data-token=here][data-state=late]").waitFor();
    await trial.getByRole("button", { name: "Answer", exact: true }).click();
    const form = page.getByRole("dialog");
    await form.getByRole("button", { name: "Take the step" }).click();
    await form.getByText("2 things are missing or not right:").waitFor();
    await form.getByRole("textbox", { name: /^Reply to/ }).fill("It was charged once only.");
    await form.getByRole("textbox", { name: "Resolution" }).fill("Explained.");
    await form.getByRole("button", { name: "Take the step" }).click();
    await stands("answered");
    await trial.getByRole("button", { name: "Requester replies" }).click();
    await stands("in-progress");
    await trial.getByRole("button", { name: "Step back" }).click();
    await stands("answered");
    await picture(page, "trial");

    const before = await page.getByRole("tab", { name: /^Examples \(\d+\/\d+\)$/ }).textContent();
    const [, count = ""] = /\((\d+)\//.exec(before ?? "") ?? [];
    const green = (more: number) =>
      page.getByRole("tab", { name: `Examples (${Number(count) + more}/${Number(count) + more})` }).waitFor();
    await trial.getByRole("button", { name: "Keep as an example…" }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("Late, and answered all the same");
    await page.getByRole("dialog").getByRole("button", { name: "Keep", exact: true }).click();
    await green(1);
    await page.getByRole("button", { name: "Undo" }).first().click();
    await green(0);

    // With the values of a real ticket the same steps are offered to the same person as on the desk.
    await trial.getByRole("button", { name: "Other ticket…" }).click();
    const other = page.getByRole("dialog");
    await other.getByRole("textbox", { name: "Number of a ticket" }).fill(String(real.number));
    await other.getByRole("button", { name: "Take its values" }).click();
    await other.getByText(`These are the values of ticket ${real.number}.`).waitFor();
    await other.getByRole("button", { name: "Begin" }).click();
    await stands("in-progress");
    const names = await trial.getByRole("region", { name: "Steps offered" }).getByRole("button").allTextContents();
    expect(names).toEqual(offered.map(({ name }) => (typeof name === "string" ? name : name.en)));
  });
});
