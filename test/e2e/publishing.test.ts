import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { good } from "../server.ts";
import { picture, startVisit, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(() => visit.close());

const dialog = (page: Page) => page.getByRole("dialog");

test("B29: a draft changes no ticket; its publication shows what differs, what is wrong, and the live tickets by state, and what becomes of them; going back is the same dialog", async () => {
  const key = `parcels-${crypto.randomUUID().slice(0, 6)}`;
  const { client } = await visit.server.signIn("ada");
  const params = { kind: "blueprint", key } as const;
  const document = {
    kind: "blueprint",
    schemaVersion: 1,
    key,
    name: key,
    entry: { when: { is: [{ var: "ticket.subject" }, key] }, into: { new: "new", open: "open" } },
    states: [
      { id: "new", name: "New", status: "new" },
      { id: "open", name: "Open", status: "open" },
      { id: "review", name: "Review", status: "open" },
      { id: "done", name: "Done", status: "solved", final: "resolved" },
    ],
    transitions: [
      { id: "take", name: "Take", from: ["new"], to: "open", after: [{ do: "assign", to: "actor" }] },
      { id: "ask", name: "Ask for a review", from: ["open"], to: "review" },
      { id: "approve", name: "Approve", from: ["review"], to: "done" },
      { id: "finish", name: "Finish", from: ["open"], to: "done" },
    ],
  } satisfies Blueprint;
  const made = good(await client.definitions.create({ body: document }));
  good(await client.definitions.publish({ params, body: {}, ifMatch: made.draft?.revision ?? 0 }));
  const tickets: string[] = [];
  for (const steps of [["take", "ask"], ["take", "ask"], ["take"]]) {
    const { ticket } = good(await client.tickets.create({ body: { subject: key, requester: "requester:remi" } }));
    let fromState = "new";
    for (const transition of steps) {
      const step = { body: { transition, fromState }, idempotencyKey: crypto.randomUUID() };
      await client.tickets.step({ params: { id: ticket.id }, ...step }).then(good);
      fromState = "open";
    }
    tickets.push(ticket.id);
  }
  const placeOf = async (id: string) => good(await client.tickets.read({ params: { id } })).place;
  const places = async () =>
    (await Promise.all(tickets.map(placeOf))).map((place) => `${place?.state.id} ${place?.blueprint.version}`);
  expect(await places()).toEqual(["review 1", "review 1", "open 1"]);

  const page = await visit.person("ada");
  await page.goto(`/blueprints/${key}`);
  await page.locator('.react-flow__node[data-id="review"]').click();
  await page.keyboard.press("Delete");
  await page.locator("header [role=status]", { hasText: /^Saved/ }).waitFor();
  await expect
    .poll(async () => JSON.stringify(good(await client.definitions.read({ params })).draft))
    .not.toMatch(/review/);
  expect(await places()).toEqual(["review 1", "review 1", "open 1"]);
  const offered = good(await client.tickets.offers({ params: { id: tickets[0] ?? "" } }));
  expect(offered.offered.map(({ transition }) => transition)).toEqual(["approve"]);

  await page.getByRole("button", { name: "Publish…" }).click();
  await dialog(page).getByText("No problems. It can be published.").waitFor();
  await dialog(page).getByText("Removed state ‘Review’").waitFor();
  await dialog(page).getByText("‘Review’ is not in this version: 2 live tickets stand there").waitFor();
  await dialog(page).getByRole("checkbox", { name: "Bring 3 live tickets along to the new version" }).check();
  await picture(page, "publish-follow");
  await dialog(page)
    .getByRole("combobox", { name: /‘Review’/ })
    .selectOption({ label: "Go to ‘Open’" });
  const outlook = dialog(page).getByRole("status", { name: "What it comes to" });
  await outlook.getByText("2 tickets go to another state.").waitFor();
  await outlook.getByText(/^1 ticket goes on in its state/).waitFor();
  expect(await places()).toEqual(["review 1", "review 1", "open 1"]);
  await dialog(page).getByRole("textbox", { name: "Note" }).fill("Nobody reviews any more.");
  await dialog(page).getByRole("button", { name: "Publish version 2" }).click();
  await expect.poll(places).toEqual(["open 2", "open 2", "open 2"]);
  const run = page.getByRole("dialog", { name: "Tickets on their way to version 2" });
  await run.waitFor();
  await picture(page, "publish-followed");
  await page.keyboard.press("Escape");
  await run.waitFor({ state: "detached" });

  await page.getByRole("button", { name: "Versions (2)" }).click();
  await page.getByRole("button", { name: "Use as new draft" }).last().click();
  await page.getByText("Version 1 is the draft now.").first().waitFor();
  await page.locator("header [role=status]", { hasText: /^Saved/ }).waitFor();
  await page.getByRole("button", { name: "Publish…" }).click();
  await dialog(page).getByText("Added state ‘Review’").waitFor();
  await dialog(page).getByRole("checkbox", { name: "Bring 3 live tickets along to the new version" }).check();
  await dialog(page).getByRole("textbox", { name: "Note" }).fill("They do.");
  await dialog(page).getByRole("button", { name: "Publish version 3" }).click();
  await expect.poll(places).toEqual(["review 3", "review 3", "open 3"]);
});

test("an admin makes a role and gives it; B44: one asks for a publication, another publishes it, and the log says both", async () => {
  const ada = await visit.person("ada");
  await ada.goto("/roles");
  await ada.getByRole("button", { name: "New role" }).first().click();
  await dialog(ada).getByRole("textbox", { name: "Name" }).fill("Team lead");
  await ada.keyboard.press("Enter");
  await ada.getByRole("checkbox", { name: "See reports" }).check();
  await ada.getByRole("combobox", { name: "Sees" }).selectOption({ label: "every ticket" });
  await ada.getByText("Saved", { exact: false }).first().waitFor();
  await ada.getByRole("button", { name: "Publish…" }).click();
  await dialog(ada).getByRole("textbox", { name: "Note" }).fill("For those who lead.");
  await dialog(ada)
    .getByRole("button", { name: /^Publish version/ })
    .click();
  await dialog(ada).waitFor({ state: "detached" });
  await ada.goto("/team");
  await ada.getByRole("button", { name: "Actions for Bruno" }).click();
  await ada.getByRole("menuitem", { name: "Change…" }).click();
  await dialog(ada).getByRole("combobox", { name: "Role" }).selectOption({ label: "Team lead" });
  await dialog(ada).getByRole("checkbox", { name: "See reports" }).and(ada.locator(":checked")).waitFor();
  await dialog(ada).getByRole("button", { name: "Save" }).click();
  await ada.getByRole("row").filter({ hasText: "Bruno" }).getByText("Team lead").waitFor();
  const bruno = await visit.server.signIn("bruno");
  expect(good(await bruno.client.session.read()).rights).toEqual(["reports"]);

  await ada.goto("/publications");
  await ada.getByText("Nothing waits.").waitFor();
  await ada.getByRole("checkbox", { name: "blueprints and forms of Finance" }).click();
  await ada.getByRole("region", { name: "Notifications" }).getByText("Saved").waitFor();

  const marc = await visit.person("marc");
  await marc.goto("/forms/finance-question");
  const name = marc.getByRole("textbox", { name: "Name" }).first();
  await name.waitFor();
  await name.fill("A question about money");
  await marc.getByRole("button", { name: "Publish…" }).click();
  await dialog(marc).getByText("Publishing this needs a second person.").waitFor();
  await dialog(marc).getByRole("textbox", { name: "Note" }).fill("Shorter.");
  await dialog(marc).getByRole("button", { name: "Ask for publication" }).click();
  await marc.getByText("Marc Manager asks for this draft to be published", { exact: false }).waitFor();

  const waits = ada.getByRole("region", { name: "Waits for a second person" });
  await waits.getByText("Shorter.").waitFor();
  await waits.getByText("name", { exact: false }).first().waitFor();
  await waits.getByRole("button", { name: "Publish…" }).click();
  await dialog(ada).getByRole("button", { name: "Publish", exact: true }).click();
  await ada.getByText("Nothing waits.").waitFor();
  const log = ada.getByRole("region", { name: "Everything that was published" });
  await log.getByText("by Marc Manager, agreed by Ada Admin: Shorter.").waitFor();
});
