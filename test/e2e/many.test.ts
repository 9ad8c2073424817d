import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { good } from "../server.ts";
import { asked, found, INVOICE, stepBy } from "./tickets.ts";
import { picture, startVisit, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(async () => visit.close());

describe("many tickets at once", () => {
  test("B39: a step is asked once for a whole view, each ticket answers, and one undo takes all of it back", async () => {
    const ids: string[] = [];
    for (const subject of ["One of a heap", "Two of a heap", "Three of a heap"])
      ids.push(await asked(visit.server, { ...INVOICE, subject }));
    for (const id of ids) await stepBy(visit.server, "ana", id, "take");
    const [first = "", , last = ""] = ids;
    await stepBy(visit.server, "ana", last, "hand-back");
    await found(visit.server, "ana", "of a heap", 3);
    const page = await visit.person("ana");
    await page.goto("/tickets?text=of+a+heap");
    await page.getByRole("link", { name: /Three of a heap/ }).waitFor();
    await page.getByRole("checkbox", { name: /One of a heap/ }).check();
    await page.getByText("1 ticket chosen").waitFor();
    await page.getByRole("button", { name: "Choose everything in this view" }).click();
    await page.getByText("Everything in this view is chosen").waitFor();
    await picture(page, "many-chosen");
    await page.keyboard.press("t");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: /^Answer/ }).waitFor();
    await picture(page, "many-steps");
    await dialog.getByRole("button", { name: /^Answer/ }).click();
    await dialog.getByRole("textbox", { name: /^Reply to/ }).fill("It is credited.");
    await dialog.getByRole("textbox", { name: "Resolution" }).fill("Credited.");
    await picture(page, "many-step");
    await page.keyboard.press("Control+Enter");
    await dialog.getByText("2 tickets changed").waitFor();
    await dialog.getByText("1 ticket refused it").waitFor();
    await picture(page, "many-done");
    const ana = await visit.server.signIn("ana");
    const statusOf = async (id: string) => good(await ana.client.tickets.read({ params: { id } })).status;
    expect(await statusOf(first)).toBe("solved");
    await page.keyboard.press("Escape");
    await page.reload();
    await page.getByText("On many tickets: 2 of 3 changed").waitFor();
    await page.getByRole("button", { name: "Show" }).click();
    await dialog.getByRole("button", { name: "Undo all of it" }).click();
    await dialog.getByText("2 tickets stand as before").waitFor();
    await picture(page, "many-undone");
    expect(await statusOf(first)).toBe("open");
  });

  test("owner, priority and tags are changed by keyboard on those that are chosen", async () => {
    const id = await asked(visit.server, { ...INVOICE, subject: "Alone in its kind" });
    await found(visit.server, "ana", "Alone in its kind", 1);
    const page = await visit.person("ana");
    await page.goto("/tickets?text=Alone+in+its+kind");
    await page.getByRole("link", { name: /Alone in its kind/ }).waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.getByText("1 ticket chosen").waitFor();
    await page.keyboard.press("e");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Priority" }).selectOption("urgent");
    await dialog.getByRole("textbox", { name: "Add tags" }).fill("november, refund");
    await picture(page, "many-change");
    await page.keyboard.press("Control+Enter");
    await dialog.getByText("1 ticket changed").waitFor();
    const { client } = await visit.server.signIn("ana");
    const { priority, tags } = good(await client.tickets.read({ params: { id } }));
    expect({ priority, tags }).toEqual({ priority: "urgent", tags: ["november", "refund"] });
  });
});

describe("a ticket that waits for a day", () => {
  test("is put aside by keyboard, leaves its owner's tickets, says so, and is taken up again", async () => {
    const id = await asked(visit.server, { ...INVOICE, subject: "Wait for the bank" });
    await stepBy(visit.server, "ana", id, "take");
    const page = await visit.person("ana");
    await page.goto(`/tickets/${id}`);
    await page.getByRole("heading", { name: /Wait for the bank/ }).waitFor();
    await page.keyboard.press("z");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("radio", { name: /^Tomorrow/ }).waitFor();
    await page.keyboard.press("Control+Enter");
    await dialog.getByText("Say what it waits for.").waitFor();
    await dialog.getByRole("textbox", { name: "What does it wait for?" }).fill("Their bank answers tomorrow");
    await picture(page, "snooze");
    await page.keyboard.press("Control+Enter");
    const note = page.getByText(/^Put aside until .* Ana: Their bank answers tomorrow$/);
    await note.waitFor();
    await picture(page, "snoozed");
    const { client } = await visit.server.signIn("ana");
    const mine = async () =>
      good(await client.views.tickets({ params: { key: "mine" }, query: {} })).items.map(({ ticket }) => ticket.id);
    expect(await mine()).not.toContain(id);
    await page.getByRole("button", { name: "Take up again" }).click();
    await note.waitFor({ state: "detached" });
    expect(await mine()).toContain(id);
    await page.getByRole("tab", { name: "Journal" }).click();
    await page.getByText("Taken up again").last().waitFor();
  });
});

describe("a call", () => {
  test("is written down by keyboard alone, from anywhere: the caller found by phone, then somebody new", async () => {
    const { client } = await visit.server.signIn("ana");
    good(await client.contacts.create({ body: { name: "Yann Le Goff", phones: ["+33 6 55 44 33 22"] } }));
    const page = await visit.person("ana");
    await page.goto("/tickets");
    await page.getByRole("list", { name: "Unsolved" }).getByRole("link").first().waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("c");
    const dialog = page.getByRole("dialog", { name: "Write down a call" });
    await dialog.getByRole("combobox", { name: /Who is calling/ }).waitFor();
    await page.keyboard.type("06 55 44 33 22");
    await dialog.getByRole("option", { name: /Yann Le Goff/ }).waitFor();
    await picture(page, "call-who");
    await page.keyboard.press("Enter");
    await dialog.getByText("+33 6 55 44 33 22").waitFor();
    await page.keyboard.type("The machine keeps the card");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Since this morning, at the station.");
    await picture(page, "call");
    await page.keyboard.press("Control+Enter");
    await page
      .getByText(/^Call written down on #\d+$/)
      .first()
      .waitFor();
    await dialog.waitFor({ state: "detached" });
    const callers = good(await client.calls.callers({ query: { text: "Le Goff" } })).items;
    expect(callers[0]?.open.map(({ subject }) => subject)).toEqual(["The machine keeps the card"]);

    await page.keyboard.press("c");
    await dialog.getByRole("combobox", { name: /Who is calling/ }).waitFor();
    await page.keyboard.type("Solène Abgrall");
    await dialog.getByRole("option", { name: "New caller: Solène Abgrall" }).waitFor();
    await page.keyboard.press("Enter");
    await dialog.getByRole("textbox", { name: "Name of the caller" }).waitFor();
    await page.keyboard.type("A second card");
    await page.keyboard.press("Control+Enter");
    await dialog.waitFor({ state: "detached" });
    const [solene] = good(await client.calls.callers({ query: { text: "Abgrall" } })).items;
    expect(solene?.open.map(({ subject }) => subject)).toEqual(["A second card"]);

    // The number of a ticket finds both: whose it is, and what the call is about.
    await page.keyboard.press("c");
    await dialog.getByRole("combobox", { name: /Who is calling/ }).waitFor();
    await page.keyboard.type(`#${callers[0]?.open[0]?.number}`);
    await dialog.getByRole("option", { name: /Yann Le Goff/ }).waitFor();
    await page.keyboard.press("Enter");
    const about = dialog.getByRole("radio", { name: /The machine keeps the card/ });
    await about.waitFor();
    expect(await about.isChecked()).toBe(true);
    await page.keyboard.type("It came back this evening.");
    await page.keyboard.press("Control+Enter");
    await dialog.waitFor({ state: "detached" });
    const { items } = good(await client.tickets.messages({ params: { id: callers[0]?.open[0]?.id ?? "" } }));
    expect(items.map(({ text }) => text)).toContain("It came back this evening.");
  });
});

test("B31: a blueprint is deleted with its live tickets: where they go is said state by state before, done in parts, and undone", async () => {
  const page = await visit.person("ada", { locale: "fr-FR", colorScheme: "dark" });
  await page.goto("/blueprints/finance-requests");
  await page.getByRole("button", { name: "Plus", exact: true }).click();
  await page.getByRole("menuitem", { name: "Désactiver…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(/tickets y sont en cours/).waitFor();
  await dialog.getByRole("combobox", { name: "Ce que deviennent ses tickets" }).selectOption("leave");
  const states = dialog.getByRole("combobox", { name: /ticket/ });
  await expect.poll(() => states.count()).toBeGreaterThan(1);
  await states.nth(1).selectOption("stay");
  const outlook = dialog.getByRole("status", { name: "Ce qui en résulte" });
  await outlook.getByText(/continue(nt)? sans blueprint/).waitFor();
  await outlook.getByText(/reste(nt)? et/).waitFor();
  await picture(page, "exit-plan");
  await dialog.getByRole("button", { name: "Désactiver" }).click();
  const run = page.getByRole("dialog", { name: /en train de sortir/ });
  await run.getByRole("button", { name: "Tout annuler" }).click();
  await run.getByText("Annulé. Chaque ticket a répondu pour lui-même.").waitFor();
  await page.keyboard.press("Escape");
  // Off, its tickets still in it: they are taken out from its page.
  await page
    .getByText(/Désactivé/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: /^Sortir \d+ tickets…$/ }).click();
  await dialog.getByRole("combobox", { name: "Ce que deviennent ses tickets" }).selectOption("into:vtouch-feedback");
  await outlook.waitFor();
  await picture(page, "exit-later");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Activer…" }).waitFor();
});
