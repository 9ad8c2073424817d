import { afterAll, beforeAll, expect, test } from "vitest";
import { good } from "../server.ts";
import { picture, startVisit, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(() => visit?.close());

const FILE = `Nom;Prénom;E-mail;Téléphone;Société;N° client
Roy;Nina;nina@shop.example;+33 6 12 34 56 78;Boutique Été;K-7
Roy;N.;;+33 1 40 00 00 00;Boutique Été;K-7
Sans;Adresse;;;;
`;

test("A16: a manager lets a file of contacts in, merges two of them with what differs in sight, and takes it back", async () => {
  const page = await visit.person("marc");
  await page.goto("/contact-imports");
  await page.getByLabel("CSV file").setInputFiles({
    name: "people.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(FILE),
  });
  await page.getByRole("heading", { name: "people.csv: 3 rows" }).waitFor();
  await expect.poll(() => page.getByLabel("E-mail is").inputValue()).toBe("email");
  expect(await page.getByLabel("Nom is", { exact: true }).inputValue()).toBe("lastName");
  expect(await page.getByRole("cell", { name: "nina@shop.example" }).count()).toBe(1);
  await picture(page, "contacts-import-preview");
  await page.getByRole("button", { name: "Import 3 rows" }).click();
  await page.getByText("3 of 3 rows · 2 new, 0 changed, 0 as they were").waitFor();
  await page.getByText("1 row did not come in").click();
  await page.getByText("Line 4: There is no e-mail address").waitFor();
  await picture(page, "contacts-import-run");

  const { client } = await visit.server.signIn("marc");
  const found = good(await client.directory.contacts({ query: { text: "roy" } })).items;
  const phone = found.find(({ emails }) => emails.length === 0);
  if (!phone) throw new Error("N. Roy has not come in.");
  good(await client.tickets.create({ body: { subject: "By phone", requester: phone.id } }));

  await page.getByRole("link", { name: "Contacts" }).first().click();
  await page.getByRole("searchbox").fill("roy k-7");
  await page.getByRole("link", { name: "Nina Roy" }).waitFor();
  await expect.poll(() => page.getByRole("row").count()).toBe(3);
  await picture(page, "contacts");
  await page.getByRole("link", { name: "Nina Roy" }).click();
  await page.getByText("Same customer number: K-7").waitFor();
  await page.getByText("No tickets yet.").waitFor();
  await page.getByRole("button", { name: "Merge with N. Roy…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("group", { name: "Name" }).waitFor();
  await picture(page, "contacts-merge");
  await dialog.getByRole("radio", { name: "N. Roy" }).check();
  await dialog.getByRole("radio", { name: "Nina Roy" }).check();
  await dialog.getByRole("button", { name: "Merge 1 contact" }).click();
  await page.getByRole("heading", { name: "Merged into this contact" }).waitFor();
  await page.getByRole("link", { name: "By phone" }).waitFor();
  await page.getByText("+33 1 40 00 00 00").waitFor();
  await picture(page, "contact");
  await page.getByRole("button", { name: "Undo this merge" }).click();
  await dialog.getByRole("button", { name: "Undo this merge" }).click();
  await page.getByText("No tickets yet.").waitFor();
  await page.getByText("Same customer number: K-7").waitFor();
});

test("an agent writes a contact by keyboard, is told whose address it is, and may not merge; a manager gives an organization its plan", async () => {
  const page = await visit.person("ana", { colorScheme: "dark" });
  await page.goto("/contacts");
  await page.getByRole("button", { name: "New contact" }).press("Enter");
  const dialog = page.getByRole("dialog");
  await expect.poll(() => dialog.getByLabel("Name").evaluate((box) => box === document.activeElement)).toBe(true);
  await page.keyboard.type("Zoé Blanc");
  await dialog.getByLabel("E-mail addresses").fill("zoe@blanc.example\nremi@client.example");
  await dialog.getByRole("button", { name: "Create contact" }).press("Enter");
  await dialog.getByText("remi@client.example: This belongs to Rémi.").waitFor();
  await picture(page, "contact-form-dark");
  await dialog.getByLabel("E-mail addresses").fill("zoe@blanc.example");
  await dialog.getByRole("button", { name: "Create contact" }).press("Enter");
  await page.getByRole("heading", { name: "Zoé Blanc" }).waitFor();
  expect(await page.getByRole("button", { name: "Merge…" }).count()).toBe(0);

  const french = await visit.person("marc", { locale: "fr-FR" });
  await french.goto("/organizations");
  await french.getByRole("button", { name: "Nouvelle organisation" }).click();
  const form = french.getByRole("dialog");
  await form.getByLabel("Nom").fill("Atelier Blanc");
  await form.getByRole("button", { name: "Ajouter un attribut" }).click();
  await form.getByLabel("Attribut", { exact: true }).fill("vip");
  await form.getByLabel("Type").selectOption("boolean");
  await form.getByLabel("Valeur").selectOption("true");
  await picture(french, "organization-form-fr");
  await form.getByRole("button", { name: "Créer l’organisation" }).click();
  const row = french.getByRole("row", { name: /Atelier Blanc/ });
  await row.getByText("VIP").waitFor();
  await row.getByText("Oui").waitFor();
  await picture(french, "organizations-fr");
});

test("the rules are tried on what is known of somebody: whom each thing finds, and why it decides or not", async () => {
  const { client } = await visit.server.signIn("ada");
  const body = { name: "Iris Tried", emails: ["iris@tried.example"], phones: ["01 98 76 54 32"] };
  const { items } = good(await client.directory.contacts({ query: { text: "iris tried" } }));
  if (items.length === 0) good(await client.contacts.create({ body }));
  const page = await visit.person("ada", {
    locale: "fr-FR",
    colorScheme: "dark",
    viewport: { width: 360, height: 780 },
  });
  await page.goto("/contact-matching/main");
  await page.getByRole("textbox", { name: "Adresse e-mail" }).fill("iris+news@tried.example");
  await page.getByRole("textbox", { name: "Téléphone" }).fill("+33 1 98 76 54 32");
  await page.getByRole("textbox", { name: "Numéro de client" }).fill("T-1");
  const said = page.getByRole("status").filter({ hasText: "T-1" });
  await said.getByText(/^iris@tried.example, avec ou sans .* décide\.$/).waitFor();
  await said.getByText(/^L’adresse iris\+news@tried.example\s: personne ne l’a\.$/).waitFor();
  await said.getByText(/^Le téléphone 0198765432, tel qu’on le compose/).waitFor();
  await said.getByText(/^Le numéro de client T-1\s: personne ne l’a\.$/).waitFor();
  await picture(page, "contact-matching-fr-dark-360");
});
