import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keyFrom } from "../../blueprints/key.ts";
import { good } from "../server.ts";
import { asked, INVOICE, stepBy } from "./tickets.ts";
import { picture, startVisit, tabTo, type Visit } from "./visit.ts";

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

  test("B43: a blueprint of ten states is drawn, published and a ticket taken through it without a mouse, in French, in the dark, at twice the size", async () => {
    // A window of 1280 × 800 at 200 %: the same process as an outline.
    const page = await visit.person("ada", {
      locale: "fr-FR",
      colorScheme: "dark",
      viewport: { width: 640, height: 400 },
      deviceScaleFactor: 2,
    });
    const keys = page.keyboard;
    const focused = (key: string) => page.locator(`[role=treeitem][data-key="${key}"]:focus`).waitFor();
    await page.goto("/blueprints");
    await tabTo(page, /Nouveau blueprint/);
    await keys.press("Enter");
    await page.getByRole("dialog").getByRole("textbox", { name: "Nom" }).and(page.locator(":focus")).waitFor();
    await keys.type("Retour de colis");
    await keys.press("Enter");

    await page.getByRole("tree", { name: "Plan" }).waitFor();
    await tabTo(page, /^ *Nouveau/);
    await keys.press("ArrowDown");
    await focused("new/take");
    await keys.press("ArrowDown");
    await focused("in-progress");
    const names = ["Colis attendu", "Colis ouvert", "En examen", "En atelier", "Essayé", "Emballé", "Renvoyé"];
    for (const name of names) {
      await keys.press("Shift+A");
      await page.getByRole("combobox", { name: "Nom de l’état suivant" }).and(page.locator(":focus")).waitFor();
      await keys.type(name);
      // The last one is where the process ends, two lines further down.
      if (name === names.at(-1)) for (const _ of [1, 2]) await keys.press("ArrowDown");
      await keys.press("Enter");
      await focused(keyFrom(name));
    }
    await picture(page, "keyboard-drawn");
    expect(await page.locator("[role=treeitem][aria-level='1']").count()).toBe(10);

    await tabTo(page, /^ *Publier/);
    await keys.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Publier la version 1" }).waitFor();
    await tabTo(page, /Note/);
    await keys.type("Pour l’atelier.");
    await tabTo(page, /Publier la version 1/);
    await keys.press("Enter");
    await dialog.waitFor({ state: "hidden" });

    const { client } = await visit.server.signIn("ada");
    const body = { subject: "Colis abîmé", requester: "requester:remi" };
    const { ticket } = good(await client.tickets.create({ body }));
    await page.goto(`/tickets/${ticket.id}`);
    const thread = page.getByRole("list", { name: "Le fil" });
    // Each step is said, with those that come next, once these are there to be taken.
    const told = (state: string) =>
      expect
        .poll(() => page.locator("[role=status]").allTextContents())
        .toContainEqual(expect.stringContaining(`Passé à ${state}.`));
    await tabTo(page, /Prendre en charge/);
    await keys.press("Enter");
    await told("En cours");
    for (const name of names) {
      await tabTo(page, /Nouvelle étape/);
      await keys.press("Enter");
      await told(name);
    }
    await thread.getByText("Renvoyé", { exact: true }).first().waitFor();
    await picture(page, "keyboard-done");
    expect(good(await client.tickets.read({ params: { id: ticket.id } }))).toMatchObject({ status: "solved" });
  });
});
