import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "../../api/config.ts";
import { threadToken } from "../../api/third-party/thread-link.ts";
import { good } from "../server.ts";
import { picture, startVisit, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(async () => visit.close());

/** A ticket of Finance that Ana has taken. */
async function taken(subject: string) {
  const { client } = await visit.server.signIn("ana");
  const body = {
    subject,
    description: "Please look.",
    requester: "requester:remi",
    department: "department:finance",
    fields: { product: "billing" },
  };
  const { id } = good(await client.tickets.create({ body })).ticket;
  const step = { transition: "take", fromState: "open", answers: {} };
  return good(await client.tickets.step({ params: { id }, body: step, idempotencyKey: crypto.randomUUID() })).ticket;
}

test("B33: a ticket is handed over by keyboard once its losses are agreed to, and taken back from the journal", async () => {
  const { id, number } = await taken("A refund for the app");
  const page = await visit.person("ana");
  await page.goto(`/tickets/${id}`);
  await page.getByRole("heading", { level: 1, name: /A refund for the app/ }).waitFor();
  await page.keyboard.press("Shift+H");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("combobox", { name: "Department" }).selectOption({ label: "vTouch" });
  await dialog.getByText("“vTouch feedback”, in Context missing").waitFor();
  await dialog.getByText("Ana → nobody").waitFor();
  const send = dialog.getByRole("button", { name: "Hand over to vTouch" });
  await send.press("Enter");
  await dialog.getByRole("alert").getByText("Agree to every point first.").waitFor();
  await picture(page, "handover");
  await dialog.getByRole("checkbox", { name: /It leaves “Finance requests”/ }).press("Space");
  await dialog.getByRole("textbox", { name: /Note for those who go on/ }).fill("They ask for a refund.");
  await send.press("Enter");
  await page.getByText(`#${number} was handed over to vTouch.`).first().waitFor();
  await page.getByRole("list", { name: "The thread" }).getByText("Context missing").waitFor();
  await page.getByRole("tab", { name: "Journal" }).press("Enter");
  await page.getByText("Handed over from Finance to vTouch. It left “Finance requests”").waitFor();
  await picture(page, "handed-over");
  await page.getByRole("button", { name: "Take the handover back" }).press("Enter");
  await page.getByText("Handover to vTouch taken back").waitFor();
  const { client } = await visit.server.signIn("ana");
  expect(good(await client.tickets.read({ params: { id } }))).toMatchObject({
    department: { id: "department:finance" },
    place: { state: { id: "in-progress" } },
  });
});

test("A13: a third party is asked in a private thread, answers on a page of their own, and the ticket shows it so", async () => {
  const { id, number } = await taken("Paid twice in May");
  const remi = await visit.server.signIn("remi");
  good(await remi.client.tickets.write({ params: { id }, body: { public: true, text: "Both are on my statement." } }));
  const page = await visit.person("ana", { locale: "fr-FR", colorScheme: "dark" });
  await page.goto(`/tickets/${id}`);
  await page.getByRole("heading", { level: 1, name: /Paid twice in May/ }).waitFor();
  const begin = async () => {
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").getByRole("combobox").fill("tiers à propos");
    await page.getByRole("option", { name: `Demander à un tiers à propos de #${number}` }).waitFor();
    await page.keyboard.press("Enter");
  };
  await begin();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: /Adresse e-mail/ }).fill("guichet@banque.example");
  await dialog.getByRole("textbox", { name: "Nom" }).fill("La banque");
  await dialog.getByRole("textbox", { name: /De quoi il s’agit/ }).fill("Virement du 12 mai");
  await dialog.getByRole("textbox", { name: /Ce que vous demandez/ }).fill("Avez-vous reçu deux virements ?");
  await dialog.getByText("Seuls La banque et le service lisent ceci.").waitFor();
  const words = dialog.getByRole("combobox", { name: /Transférer un message/ });
  const value = await words.locator("option", { hasText: /^Rémi/ }).first().getAttribute("value");
  await words.selectOption(value);
  await dialog.getByText("Paid twice in May.eml").waitFor();
  await picture(page, "third-party");
  await dialog.getByRole("button", { name: "Demander", exact: true }).press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByText("En privé avec La banque").waitFor();
  // Taken back before it leaves, everything stands where it was written, closed or not; nothing of it in the box that writes to the requester.
  await page.getByText(/Votre message à La banque part dans \d+ secondes\./).waitFor();
  await page.getByRole("button", { name: "Reprendre le message" }).click();
  const mail = dialog.getByRole("textbox", { name: /Adresse e-mail/ });
  await mail.waitFor();
  await page.getByText("En privé avec La banque").waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  expect(await page.getByRole("textbox", { name: "Réponse", exact: true }).inputValue()).toBe("");
  await page.reload();
  await page.getByRole("heading", { level: 1, name: /Paid twice in May/ }).waitFor();
  await begin();
  await expect.poll(() => mail.inputValue()).toBe("guichet@banque.example");
  expect(await dialog.getByRole("textbox", { name: /Ce que vous demandez/ }).inputValue()).toBe(
    "Avez-vous reçu deux virements ?",
  );
  await dialog.getByText("Paid twice in May.eml").waitFor();
  await picture(page, "third-party-back");
  await dialog.getByRole("button", { name: "Demander", exact: true }).press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByText("En privé avec La banque").waitFor();

  const { client } = await visit.server.signIn("ana");
  const [thread] = good(await client.thirdParties.list({ params: { id } })).items;
  const { secret } = readConfig({ FILROUGE_DATA: visit.server.folder });
  const token = threadToken(secret, { ticket: id, thread: thread?.id ?? "", at: Date.now() });
  const outside = await visit.person(null, { viewport: { width: 390, height: 844 } });
  await outside.goto(`/api/thread/${token}`);
  await outside.getByRole("heading", { level: 1, name: "Virement du 12 mai" }).waitFor();
  // What was handed on bears the name; the ticket's own stands nowhere.
  expect(await outside.getByText("Paid twice in May", { exact: true }).count()).toBe(0);
  const box = outside.getByRole("textbox", { name: "Votre réponse" });
  await box.fill("Oui, nous en rendons un.");
  await outside
    .locator("input[type=file]")
    .setInputFiles({ name: "relevé.txt", mimeType: "text/plain", buffer: Buffer.from("Un virement.") });
  await outside.getByText("relevé.txt est joint.").waitFor();
  await picture(outside, "third-party-attach");
  await outside.getByRole("button", { name: "Envoyer la réponse" }).press("Enter");
  await outside.getByText("Envoyé. Merci.").waitFor();
  await outside.getByRole("link", { name: /^relevé\.txt/ }).waitFor();
  await outside.getByText("relevé.txt est joint.").waitFor({ state: "detached" });
  await picture(outside, "third-party-page");

  await page
    .getByRole("article", { name: /^La banque, Tiers/ })
    .getByText("Oui, nous en rendons un.")
    .waitFor();
  await page.getByText("relevé.txt").waitFor();
  await page
    .getByRole("region", { name: "Tiers" })
    .getByText(/A répondu/)
    .waitFor();
  await picture(page, "third-party-answered");
});
