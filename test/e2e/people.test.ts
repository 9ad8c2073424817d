import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { good } from "../server.ts";
import { picture, startVisit, tabTo, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
  const { client } = await visit.server.signIn("ada");
  const rule = {
    kind: "assignment",
    schemaVersion: 1,
    key: "finance",
    name: "Finance",
    group: "group:finance",
    method: "leastLoaded",
    goesBack: { absent: "all" },
  };
  good(await client.definitions.create({ body: rule }));
  const params = { kind: "assignment", key: "finance" } as const;
  good(await client.definitions.publish({ params, body: { note: "" }, ifMatch: 1 }));
});
afterAll(async () => visit.close());

const row = (page: Page, name: string) => page.getByRole("row").filter({ has: page.getByText(name, { exact: true }) });
const dialog = (page: Page) => page.getByRole("dialog");

async function act(page: Page, name: string, action: RegExp): Promise<void> {
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

describe("people and skills", () => {
  test("an admin says by keyboard alone what somebody can do and when; the history says so", async () => {
    const page = await visit.person("ada");
    await page.goto("/people");
    await row(page, "Bruno").waitFor();
    await tabTo(page, /Actions for Bruno/);
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "Skills, shift, capacity…" }).waitFor();
    await page.keyboard.press("s");
    await page.keyboard.press("Enter");
    await dialog(page).getByRole("heading", { name: "How Bruno works" }).waitFor();
    await tabTo(page, /^\s*Skills/);
    await page.keyboard.type("french, refunds");
    await tabTo(page, /Shift/);
    await dialog(page).getByRole("combobox", { name: "Shift" }).selectOption({ label: "Office hours, Paris" });
    await tabTo(page, /Tickets at most, in all/);
    await page.keyboard.type("7");
    await tabTo(page, /^\s*Save\s*$/);
    await page.keyboard.press("Enter");
    await dialog(page).waitFor({ state: "detached" });
    await row(page, "Bruno").getByText("french, refunds").waitFor();
    await row(page, "Bruno").getByText("7 in all").waitFor();
    await row(page, "Bruno").getByText("Office hours, Paris").waitFor();
    await page.getByRole("searchbox", { name: "Find by name, group or skill" }).fill("refunds");
    await expect.poll(() => page.getByRole("row").count()).toBe(2);
    await picture(page, "people");
    await act(page, "Bruno", /Who changed what/);
    await dialog(page).getByText("Skills: nothing → french, refunds").waitFor();
    await page.keyboard.press("Escape");
    await act(page, "Bruno", /Skills, shift/);
    await dialog(page).getByRole("combobox", { name: "Shift" }).selectOption({ label: "always on" });
    await dialog(page).getByRole("button", { name: "Save" }).click();
    await row(page, "Bruno").getByText("always on").waitFor();
  });

  test("on a phone each person is a card: every cell says what it is, the actions stand in its corner, nothing scrolls sideways", async () => {
    const page = await visit.person("ada", { viewport: { width: 360, height: 780 } });
    await page.goto("/people");
    const ana = row(page, "Ana");
    await ana.waitFor();
    const list = page.getByRole("region", { name: "People" });
    expect(await list.evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true);
    const open = ana.getByRole("cell").filter({ hasText: /^\d+$/ });
    expect(await open.evaluate((cell) => getComputedStyle(cell, "::before").content)).toBe('"Open tickets"');
    const [card, actions] = await Promise.all([ana.boundingBox(), ana.getByRole("button").boundingBox()]);
    expect(card && actions && actions.y - card.y < 20 && actions.x > 280).toBe(true);
  });

  test("a word that is no skill is refused with the reason, and stays to be mended", async () => {
    const page = await visit.person("ada");
    await page.goto("/people");
    await act(page, "Chloé", /Skills, shift/);
    await dialog(page).getByRole("textbox", { name: "Skills" }).fill("Parle français !");
    await dialog(page).getByRole("button", { name: "Save" }).click();
    await dialog(page).getByRole("alert").waitFor();
    expect(await dialog(page).getByRole("textbox", { name: "Skills" }).inputValue()).toBe("Parle français !");
  });

  test("B38: a team lead sees what an absence comes to before setting it; the tickets go back, and the journal says why", async () => {
    const { client } = await visit.server.signIn("ada");
    const draft = { subject: "Of Ana", requester: "requester:remi", group: "group:finance", assignee: "agent:ana" };
    const { ticket } = good(await client.tickets.create({ body: draft }));
    const page = await visit.person("marc");
    await page.goto("/people");
    await act(page, "Ana", /Absent until/);
    const words = dialog(page).getByText(
      /open tickets? goe?s? ?back to Finance; \d+ stay with Ana\.|go back to Finance/,
    );
    await words.first().waitFor();
    await picture(page, "absence");
    await dialog(page).getByLabel("Back on").fill("2020-01-01T09:00");
    await dialog(page).getByText("Enter a moment that is still to come.").waitFor();
    await dialog(page).getByLabel("Back on").fill("2099-01-05T09:00");
    await dialog(page).getByRole("button", { name: "Set absent" }).click();
    await row(page, "Ana")
      .getByText(/^absent until .*2099/)
      .waitFor();
    await page.goto(`/tickets/${ticket.id}`);
    await page.getByRole("tab", { name: "Journal" }).click();
    await page.getByText(/Ana is absent until .* back to Finance, like every ticket of theirs/).waitFor();
    await page.goto("/people");
    await act(page, "Ana", /Back from absence/);
    await row(page, "Ana").getByText("there", { exact: true }).waitFor();
  });

  test("somebody sets their own absence from their menu, and ends it there", async () => {
    const page = await visit.person("chloe");
    await page.goto("/");
    await page.getByRole("button", { name: "Signed in as Chloé" }).click();
    await page.getByRole("menuitem", { name: "Absent until…" }).click();
    await dialog(page).getByRole("heading", { name: "I am absent until…" }).waitFor();
    await dialog(page)
      .getByText(/stay with Chloé/)
      .waitFor();
    await page.keyboard.press("Enter");
    await dialog(page).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Signed in as Chloé" }).click();
    await page.getByRole("menuitem", { name: "Back from absence" }).click();
    await page.getByRole("button", { name: "Signed in as Chloé" }).click();
    await page.getByRole("menuitem", { name: "Absent until…" }).waitFor();
    await page.goto("/people");
    await page.getByText("This page is not open to you").waitFor();
  });

  test("the assignment rule shows who is there, and whom it would choose, also as it is being changed", async () => {
    const page = await visit.person("ada", { locale: "fr-FR", colorScheme: "dark" });
    await page.goto("/assignment/finance");
    const there = page.getByRole("region", { name: "Qui est là maintenant" });
    await there.getByRole("row").filter({ hasText: "Bruno" }).getByText("présent").waitFor();
    const answer = there.getByRole("status");
    await answer.getByText(/^Choix\s: (Ana|Bruno), qui en a le moins/).waitFor();
    await there.getByRole("textbox", { name: "Compétences requises" }).fill("refunds");
    await answer.getByText(/^Choix\s: Bruno, .*Ana \d+ \(n’a pas refunds\)/).waitFor();
    await page.getByRole("radio", { name: "À la main" }).check();
    await there.getByText("Personne n’est choisi", { exact: false }).waitFor();
    await picture(page, "assignment-now");
  });
});

describe("the team", () => {
  test("a colleague is added, comes to a password by the link and works; then leaves, and the tickets go on", async () => {
    const page = await visit.person("ada");
    await page.goto("/team");
    await row(page, "Ana").waitFor();
    await page.getByRole("button", { name: "New colleague" }).click();
    await dialog(page).getByRole("button", { name: "Add", exact: true }).click();
    await dialog(page).getByText("Give a name.").waitFor();
    await dialog(page).getByRole("textbox", { name: "Name" }).fill("Zoé Laurent");
    await dialog(page).getByRole("textbox", { name: "E-mail" }).fill("ana@filrouge.example");
    await dialog(page).getByRole("button", { name: "Add", exact: true }).click();
    await dialog(page).getByText("A colleague has this address already.").waitFor();
    await dialog(page).getByRole("textbox", { name: "E-mail" }).fill("zoe@filrouge.example");
    await dialog(page).getByRole("combobox", { name: "Sees the tickets of these departments" }).fill("Fin");
    await page.getByRole("option", { name: "Finance" }).click();
    await dialog(page).getByText("Finance", { exact: true }).waitFor();
    await page.keyboard.press("Tab");
    await picture(page, "team-new-colleague");
    await dialog(page).getByRole("button", { name: "Add", exact: true }).click();
    await dialog(page).getByRole("heading", { name: "A link for Zoé Laurent" }).waitFor();
    const link = await dialog(page).getByRole("textbox", { name: "Link" }).inputValue();
    await dialog(page).getByRole("button", { name: "Done" }).click();
    await row(page, "Zoé Laurent").getByText("no password yet").waitFor();
    await picture(page, "team");

    const guest = await visit.person(null);
    await guest.goto(link);
    await guest.getByRole("heading", { name: "Welcome, Zoé Laurent" }).waitFor();
    await guest.getByLabel("Password").fill("short");
    await guest.getByRole("button", { name: "Set the password and go in" }).click();
    await guest.getByText("At least 10 characters.", { exact: true }).waitFor();
    await picture(guest, "welcome");
    await guest.getByLabel("Password").fill("three red threads");
    await guest.getByRole("button", { name: "Set the password and go in" }).click();
    await guest.getByRole("navigation").first().waitFor();
    expect(new URL(guest.url()).search).toBe("");
    await guest.goto(link);
    await guest.getByRole("heading", { name: "This link is over" }).waitFor();

    const { client } = await visit.server.signIn("ada");
    const draft = { subject: "Zoé’s", requester: "requester:remi", department: "department:finance" };
    const { ticket } = good(await client.tickets.create({ body: { ...draft, assignee: "agent:zoe-laurent" } }));
    await page.reload();
    await row(page, "Zoé Laurent").getByText("can sign in").waitFor();
    await act(page, "Zoé Laurent", /Change/);
    await dialog(page).getByRole("combobox", { name: "Role" }).selectOption({ label: "Collaborator" });
    await dialog(page)
      .getByText(/1 open ticket is in no group: nobody has it then/)
      .waitFor();
    await picture(page, "team-no-seat");
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached" });
    await act(page, "Zoé Laurent", /Has left/);
    await dialog(page)
      .getByText(/1 open ticket is in no group: nobody has it then/)
      .waitFor();
    await picture(page, "team-leaving");
    await dialog(page).getByRole("button", { name: "Let Zoé Laurent go" }).click();
    await dialog(page).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Show 1 who has left" }).waitFor();
    await expect.poll(async () => good(await client.tickets.read({ params: { id: ticket.id } })).assignee).toBeNull();
  });

  test("before a group goes, all that names it is listed, and another group is drawn into it and taken back", async () => {
    const page = await visit.person("ada");
    await page.goto("/team");
    await page.getByRole("tab", { name: "Groups" }).click();
    await page.getByRole("button", { name: "Used in: Finance", exact: true }).click();
    const named = page.getByRole("dialog", { name: "Where Finance is named" });
    await named.getByRole("link", { name: "Finance requests" }).waitFor();
    await named.getByRole("button", { name: "Put another in its place…" }).click();
    await named.getByRole("combobox", { name: "In its place" }).selectOption("helpdesk");
    await named.getByRole("button", { name: /^Draw into/ }).waitFor();
    await picture(page, "team-named");
    await named.getByRole("button", { name: /^Draw into/ }).click();
    await named.getByRole("button", { name: "Undo" }).waitFor();
    await named.getByRole("button", { name: "Undo" }).click();
    await named.getByRole("button", { name: /^Draw into/ }).waitFor();
  });

  test("whoever works by a calendar follows to another when it is replaced, and goes back", async () => {
    const { client } = await visit.server.signIn("ada");
    const groups = async () => good(await client.team.read()).groups;
    const [group] = await groups();
    if (!group) throw new Error("The desk has groups.");
    good(await client.team.changeGroup({ params: { id: group.id }, body: { calendar: "tokyo-office" } }));
    const calendar = async () => (await groups()).find(({ id }) => id === group.id)?.calendar;
    const page = await visit.person("ada");
    await page.goto("/calendars/tokyo-office");
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Switch off…" }).click();
    await dialog(page).getByRole("button", { name: "Put another in its place…" }).click();
    await dialog(page).getByRole("combobox", { name: "In its place" }).selectOption("paris-office");
    await dialog(page)
      .getByRole("button", { name: /^Let them work by/ })
      .click();
    await dialog(page)
      .getByText(new RegExp(`^${group.name} now work by`))
      .waitFor();
    expect(await calendar()).toBe("paris-office");
    await dialog(page).getByRole("button", { name: "Undo" }).last().click();
    await dialog(page)
      .getByRole("button", { name: /^Let them work by/ })
      .waitFor();
    expect(await calendar()).toBe("tokyo-office");
    good(await client.team.changeGroup({ params: { id: group.id }, body: { calendar: group.calendar } }));
  });

  test("groups and departments are made in French, and whoever forgot a password asks for a link", async () => {
    const page = await visit.person("ada", { locale: "fr-FR", colorScheme: "dark" });
    await page.goto("/team");
    await page.getByRole("tab", { name: "Départements" }).click();
    await page.getByRole("button", { name: "Nouveau département" }).click();
    await dialog(page).getByRole("textbox", { name: "Nom" }).fill("Ventes");
    await page.keyboard.press("Enter");
    await row(page, "Ventes").waitFor();
    await page.getByRole("tab", { name: "Groupes" }).click();
    await page.getByRole("button", { name: "Nouveau groupe" }).click();
    await dialog(page).getByRole("textbox", { name: "Nom" }).fill("Ventes Paris");
    await dialog(page).getByRole("combobox", { name: "Département" }).selectOption({ label: "Ventes" });
    await dialog(page).getByRole("button", { name: "Ajouter" }).click();
    await row(page, "Ventes Paris").getByText("Ventes", { exact: true }).waitFor();
    await picture(page, "team-groups-fr-dark");

    const guest = await visit.person(null, { locale: "fr-FR" });
    await guest.goto("/");
    await guest.getByRole("link", { name: "Mot de passe oublié ?" }).click();
    await guest.getByRole("heading", { name: "Un nouveau mot de passe" }).waitFor();
    await guest.getByRole("textbox", { name: "E-mail" }).fill("ana@filrouge.example");
    await guest.getByRole("button", { name: "Envoyer le lien" }).click();
    await guest.getByRole("status").filter({ hasText: "un message avec un lien est en route" }).waitFor();
    await picture(guest, "forgotten-fr");
  });
});
