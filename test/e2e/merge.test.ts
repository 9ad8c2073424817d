import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { good } from "../server.ts";
import { found } from "./tickets.ts";
import { picture, startVisit, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(async () => visit.close());

/** A mail of somebody, which no process takes. */
async function mailed(requester: string, subject: string) {
  const ada = await visit.server.signIn("ada");
  const body = { subject, description: `${subject}, as I said.`, requester, channel: "mail" };
  return good(await ada.client.tickets.create({ body })).ticket;
}

describe("two tickets about the same", () => {
  test("B34: a probable duplicate is merged from its reason, by keyboard, and the merge is taken back", async () => {
    const stays = await mailed("requester:remi", "Heating on floor seven fails");
    const goes = await mailed("requester:remi", "Heating fails on floor seven");
    const page = await visit.person("ana");
    await page.goto(`/tickets/${goes.id}`);
    await page.getByText("Same requester, 4 of 4 words in common.").waitFor();
    await picture(page, "duplicates");
    await page.getByRole("button", { name: `Merge #${stays.number}…` }).press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByText(`#${goes.number} is closed as merged`).waitFor();
    await picture(page, "merge");
    // The other way round, and back.
    await dialog.getByRole("radio", { name: new RegExp(`#${goes.number} `) }).press("Space");
    await dialog.getByText(`#${stays.number} is closed as merged`).waitFor();
    await dialog.getByRole("radio", { name: new RegExp(`#${stays.number} `) }).press("Space");
    await dialog.getByText(`#${goes.number} is closed as merged`).waitFor();
    await dialog.getByRole("button", { name: `Merge into #${stays.number}` }).press("Enter");
    await page.getByRole("heading", { level: 1, name: /Heating on floor seven fails/ }).waitFor();
    await page.getByText(`from #${goes.number}`).waitFor();
    await page.getByText("Heating fails on floor seven, as I said.").waitFor();
    await picture(page, "merged");

    await page.goto(`/tickets/${goes.id}`);
    await page.getByRole("button", { name: "Take the merge back" }).press("Enter");
    await page.getByText(`The merge of #${goes.number} was taken back.`).first().waitFor();
    await page.getByRole("button", { name: "Take the merge back" }).waitFor({ state: "detached" });
    const { client } = await visit.server.signIn("ana");
    expect(good(await client.tickets.read({ params: { id: goes.id } }))).toMatchObject({ status: "new", tags: [] });
  });

  test("S25: what a merge of two requesters meets is agreed to first, the ticket being found by words from the palette", async () => {
    const stays = await mailed("requester:lea-martin", "Bicycle shed has no light");
    const goes = await mailed("requester:remi", "Dark where bicycles stand");
    await found(visit.server, "ana", "bicycle shed", 1);
    const page = await visit.person("ana", { locale: "fr-FR", colorScheme: "dark" });
    await page.goto(`/tickets/${goes.id}`);
    await page.getByRole("heading", { level: 1, name: /Dark where bicycles stand/ }).waitFor();
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog").getByRole("combobox").fill("fusionner");
    await page.getByRole("option", { name: `Fusionner #${goes.number} avec un autre ticket` }).waitFor();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Numéro, ou mots de l’autre ticket" }).fill("bicycle shed");
    await dialog.getByRole("button", { name: /Bicycle shed has no light/ }).waitFor();
    await page.keyboard.press("Enter");
    const send = dialog.getByRole("button", { name: `Fusionner dans #${stays.number}` });
    await send.press("Enter");
    await dialog.getByText("Répondez d’abord à chaque point ci-dessus.").waitFor();
    await picture(page, "merge-conflicts-fr");
    await dialog.getByRole("checkbox", { name: /demandeurs différents/ }).press("Space");
    await send.press("Enter");
    await page.getByText(`#${goes.number} a été fusionné dans #${stays.number}.`).first().waitFor();
    await page.getByRole("heading", { level: 1, name: /Bicycle shed has no light/ }).waitFor();
    await page.getByRole("button", { name: "Annuler", exact: true }).press("Enter");
    await page.getByText(`La fusion de #${goes.number} a été annulée.`).first().waitFor();
  });
});

test("two agents who merge crosswise: the slower one reads once which ticket went where", async () => {
  const [one, two] = [
    await mailed("requester:remi", "Elevator stands"),
    await mailed("requester:remi", "Elevator stands again"),
  ];
  const { client } = await visit.server.signIn("bruno");
  const page = await visit.person("ana");
  const held = Promise.withResolvers<void>();
  await page.route("**/api/tickets/*/merge", async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.goto(`/tickets/${one.id}`);
  await page.getByRole("button", { name: `Merge #${two.number}…` }).press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByText(`#${one.number} is closed as merged`).waitFor();
  const send = dialog.getByRole("button", { name: `Merge into #${two.number}` });
  await send.press("Enter");
  await expect.poll(() => send.getAttribute("aria-busy")).toBe("true");
  good(await client.merge.take({ params: { id: two.id }, body: { into: one.id, agreed: [] } }));
  const alert = dialog.getByRole("alert");
  await alert.getByText(`#${two.number} was merged into #${one.number}`).waitFor();
  held.resolve();
  await expect.poll(() => send.getAttribute("aria-busy")).toBe(null);
  expect(await alert.count()).toBe(1);
  expect(await alert.innerText()).toContain(`#${two.number} was merged into #${one.number} meanwhile.`);
});

test("one message becomes a ticket of its own, and both tickets name each other", async () => {
  const ticket = await mailed("requester:remi", "Two wishes in one mail");
  const page = await visit.person("ana", { viewport: { width: 390, height: 844 } });
  await page.goto(`/tickets/${ticket.id}`);
  await page.getByRole("button", { name: "Make it a ticket of its own" }).press("Enter");
  const subject = page.getByRole("dialog").getByRole("textbox", { name: /Subject/ });
  // Its first sentence is proposed, and marked for whoever types another.
  await expect.poll(() => subject.inputValue()).toBe("Two wishes in one mail, as I said");
  const chosen = () => subject.evaluate((box: HTMLInputElement) => [box.selectionStart, box.selectionEnd]);
  await expect.poll(chosen).toEqual([0, "Two wishes in one mail, as I said".length]);
  await subject.fill("");
  await subject.press("Enter");
  await page.getByText("Give the new ticket a subject.").waitFor();
  await subject.fill("The second wish");
  await picture(page, "split-phone");
  await subject.press("Enter");
  await page.getByRole("link", { name: /The second wish/ }).waitFor();
  await page.getByRole("button", { name: "Open it" }).press("Enter");
  await page.getByRole("heading", { level: 1, name: /The second wish/ }).waitFor();
  await page.getByRole("link", { name: /Two wishes in one mail/ }).waitFor();
  await page.getByText("Split from", { exact: false }).waitFor();
});
