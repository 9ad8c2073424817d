import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishDocument } from "../publish.ts";
import { good } from "../server.ts";
import { openShop } from "./shop.ts";
import { asked, CRASH, stepBy } from "./tickets.ts";
import { picture, startVisit, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(async () => visit.close());

const PHONE = { viewport: { width: 360, height: 740 } };
const width = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth);

/** A ticket of Rémi's that vTouch has answered. */
async function answered(subject: string): Promise<string> {
  const id = await asked(visit.server, { ...CRASH, subject });
  const { client } = await visit.server.signIn("chloe");
  const state = async () => good(await client.tickets.offers({ params: { id } })).fromState;
  await expect.poll(state).toBe("triaged");
  const ifMatch = good(await client.tickets.read({ params: { id } })).version;
  good(await client.tickets.change({ params: { id }, body: { type: "problem" }, ifMatch }));
  await stepBy(visit.server, "chloe", id, "answer", { reply: "Update to 4.3.", resolution: "Fixed in 4.3." });
  return id;
}

describe("the portal", () => {
  test("A1, B10: on a phone a requester says what it is about, is asked what that needs, and reads who has it", async () => {
    const page = await visit.person("remi", PHONE);
    await page.goto("/my/new");
    // Some questions need not be sent; what was typed is there when one comes back.
    const subject = page.getByRole("textbox", { name: "Subject" });
    await subject.fill("My invoice was paid twice");
    await page.getByRole("link", { name: "An invoice was paid or debited twice" }).click();
    await page.getByRole("heading", { name: "An invoice was paid or debited twice" }).first().waitFor();
    await page.goBack();
    await expect.poll(() => subject.inputValue()).toBe("My invoice was paid twice");
    const kind = page.getByRole("combobox", { name: "What is it about?" });
    await kind.selectOption({ label: "I want to return something" });
    await page.getByText("Within 30 days").waitFor();
    const broken = page.getByRole("textbox", { name: "What is broken" });
    expect(await broken.count()).toBe(0);
    await page.getByRole("combobox", { name: "Why it comes back" }).selectOption({ label: "It is broken" });
    await broken.fill("The lid");
    await subject.fill("A kettle comes back");
    await page.getByRole("textbox", { name: "Your message" }).fill("Its lid is broken.");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("alert").getByText("Enter: Order number.").waitFor();
    await picture(page, "portal-form");
    expect(await width(page)).toBeLessThanOrEqual(360);
    await page.getByRole("textbox", { name: "Order number" }).fill("B-7");
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByRole("heading", { name: "A kettle comes back" }).waitFor();
    await page.getByText("Finance has it.").or(page.getByText("Finance is working on it.")).first().waitFor();
    expect(await width(page)).toBeLessThanOrEqual(360);
  });

  test("A18: a requester confirms by the step drawn for them, opens another again, and rates", async () => {
    const [one, other] = [await answered("The map"), await answered("The search")];
    const page = await visit.person("remi", PHONE);
    await page.goto(`/my/${other}`);
    await page.getByRole("button", { name: "It is not solved" }).click();
    await page.getByText("We are working on it").first().waitFor();
    await page.goto(`/my/${one}`);
    await page.getByText("Solved").first().waitFor();
    await picture(page, "portal-ticket");
    expect(await width(page)).toBeLessThanOrEqual(360);
    await page.getByRole("button", { name: "It is solved" }).click();
    await expect.poll(() => page.getByRole("button", { name: "It is solved" }).count()).toBe(0);
    const { client } = await visit.server.signIn("ada");
    const macro = { kind: "macro", schemaVersion: 1, key: "ask-remi", name: "Ask", do: [{ do: "askRating" }] } as const;
    good(await client.definitions.create({ body: JSON.parse(JSON.stringify(macro)) }));
    good(await client.definitions.publish({ params: { kind: "macro", key: "ask-remi" }, ifMatch: 1, body: {} }));
    const params = { id: one, key: "ask-remi" };
    good(await client.rules.pressMacro({ params, idempotencyKey: crypto.randomUUID() }));
    await page.reload();
    await page.getByText("Good", { exact: true }).click();
    await page.getByRole("radio", { name: "Good", checked: true }).waitFor();
    await page.getByRole("textbox", { name: "What would you tell us?" }).fill("Quick.");
    await page.getByRole("button", { name: "Send the rating" }).click();
    await page.getByText("You said: Good.").waitFor();
    const { rating } = good(await client.beside.read({ params: { id: one } }));
    expect(rating?.given).toMatchObject({ rating: "good", comment: "Quick." });
  });

  test("X14: without an account one ticket is followed by the link of its mail, until an agent takes the links back", async () => {
    const remi = await visit.server.signIn("remi");
    const { ticket } = good(
      await remi.client.tickets.create({ body: { subject: "Followed", description: "Is it <b>lost</b>?" } }),
    );
    const ada = await visit.server.signIn("ada");
    const links = async (): Promise<readonly string[]> =>
      good(await ada.client.reports.mailLog({ query: {} })).items.flatMap((mail) =>
        mail.ticket === ticket.id ? (/\/api\/follow\/\S+/.exec(mail.text) ?? []) : [],
      );
    await expect.poll(async () => (await links()).length, { timeout: 30_000 }).toBe(1);
    const [link = ""] = await links();
    const page = await visit.person(null, PHONE);
    await page.goto(link);
    await page.getByRole("heading", { name: "Followed" }).waitFor();
    const conversation = page.getByRole("list", { name: /Conversation|Échanges/ });
    await conversation.getByText("Is it <b>lost</b>?").waitFor();
    await page.getByRole("textbox").fill("It is the blue one.");
    const input = page.locator("input[type=file]");
    await input.setInputFiles([
      { name: "blue.txt", mimeType: "text/plain", buffer: Buffer.from("The blue one.") },
      { name: "huge.bin", mimeType: "", buffer: Buffer.alloc(26 * 1_048_576) },
    ]);
    await page.getByText(/^blue\.txt (is attached|est joint)\.$/).waitFor();
    await page
      .getByText(/huge\.bin (is not attached: a file may|n’est pas joint : un fichier peut) .* 25 Mi[Bo]\./)
      .waitFor();
    await page.getByRole("button", { name: /^(Remove|Retirer) huge\.bin$/ }).click();
    await page.getByText("huge.bin").waitFor({ state: "detached" });
    await page.getByRole("button", { name: /Send answer|Envoyer/ }).click();
    await conversation.getByText("It is the blue one.").waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      conversation.getByRole("link", { name: /^blue\.txt/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("blue.txt");
    await page.getByText(/^blue\.txt (is attached|est joint)\.$/).waitFor({ state: "detached" });
    await expect.poll(() => page.getByRole("textbox").inputValue()).toBe("");
    expect(await width(page)).toBeLessThanOrEqual(360);
    await picture(page, "portal-link");

    const desk = await visit.person("ada");
    await desk.goto(`/tickets/${ticket.id}`);
    await desk.getByRole("article").filter({ hasText: "It is the blue one." }).waitFor();
    await desk.getByRole("button", { name: "More actions" }).click();
    await desk.getByRole("menuitem", { name: "Take back links" }).click();
    await desk.getByRole("dialog").getByRole("button", { name: "Take back links" }).click();
    await desk.getByText("The links lead nowhere now.").first().waitFor();
    await page.reload();
    await page
      .getByRole("alert")
      .getByText(/not valid|pas valable/)
      .waitFor();
    expect(await page.getByRole("textbox").count()).toBe(0);
  });

  test("a manager adds a field to a form, sees it as requesters will, and publishes it", async () => {
    const page = await visit.person("marc");
    await page.goto("/forms");
    await page.getByRole("link", { name: "A question about an invoice or a payment" }).click();
    const asks = page.getByRole("region", { name: "What it asks" });
    await asks.getByRole("button", { name: "Add an item" }).click();
    await page.getByRole("menuitem", { name: "Field" }).click();
    const field = asks.getByRole("combobox", { name: "Field" });
    await field.fill("Order number");
    await page.getByRole("option", { name: "Order number" }).click();
    const preview = page.getByRole("region", { name: "As requesters see it" });
    await preview.getByRole("textbox", { name: "Order number" }).waitFor();
    await picture(page, "form");
    await page.getByRole("button", { name: "Publish…" }).click();
    const window = page.getByRole("dialog");
    await window.getByRole("textbox", { name: "Note" }).fill("Which order it is about");
    await window.getByRole("button", { name: /^Publish/ }).click();
    await page.getByText("Published, version 2").waitFor();
    const remi = await visit.person("remi");
    await remi.goto("/my/new");
    const kind = remi.getByRole("combobox", { name: "What is it about?" });
    await kind.selectOption({ label: "A question about an invoice or a payment" });
    await remi.getByRole("textbox", { name: "Order number" }).waitFor();
  });
});

describe("a chat in the pages of another site", () => {
  test("visitor and agent write to each other in French, through a cut, and the agent knows when the visitor has left", async () => {
    const key = `shop-${Date.now()}`;
    const shop = await openShop(visit.server.address, key);
    try {
      await publishDocument(await visit.server.signIn("ada"), {
        ...{ kind: "chat", key, sites: [shop.origin], department: "department:helpdesk" },
        ...{ title: { en: "Ask us", fr: "Une question ?" }, greeting: { en: "Hello!", fr: "Bonjour !" } },
      });
      const page = await visit.person(null, { locale: "fr-FR" });
      await page.goto(`${shop.origin}/fr`);
      await page.getByRole("button", { name: "Ouvrir le chat" }).press("Enter");
      const chat = page.frameLocator("iframe");
      await chat.getByText("Bonjour !").waitFor();
      const text = chat.getByRole("textbox", { name: "Votre message" });
      const log = chat.getByRole("log");
      await text.fill("Où est mon colis ?");
      await text.press("Enter");
      await log.getByText("Où est mon colis ?").waitFor();

      const agent = await visit.person("chloe");
      const { client } = await visit.server.signIn("chloe");
      const found = async () =>
        good(await client.tickets.list({ query: { limit: 200 } })).items.find(
          ({ subject }) => subject === "Où est mon colis ?",
        );
      await expect.poll(async () => (await found())?.channel).toBe("chat");
      await agent.goto(`/tickets/${(await found())?.number}`);
      await agent.getByText("is here and reads it in the chat.").waitFor();
      const reply = agent.getByRole("textbox", { name: "Reply" });
      const answer = async (words: string) => {
        await reply.fill(words);
        await agent.getByRole("button", { name: "Send reply" }).click();
        await agent.getByRole("article").getByText(words).or(agent.getByText(words)).first().waitFor();
        await expect.poll(() => reply.inputValue()).toBe("");
      };
      await answer("Il arrive demain.");
      await log.getByText("Il arrive demain.").waitFor();
      await log.getByText("Lu", { exact: true }).waitFor();
      await agent.getByText("Your last reply has been read.").waitFor();
      await picture(page, "chat");

      shop.cut();
      await chat.getByText("La connexion a été perdue.").waitFor();
      await text.fill("Merci beaucoup !");
      await text.press("Enter");
      await log.getByText("Pas encore envoyé.").waitFor();
      await answer("Par la poste.");
      shop.mend();
      await log.getByText("Par la poste.").waitFor();
      await agent.getByText("Merci beaucoup !").first().waitFor();
      await expect.poll(() => log.getByText("Pas encore envoyé.").count()).toBe(0);
      const said = ["Où est mon colis ?", "Il arrive demain.", "Par la poste.", "Merci beaucoup !"];
      for (const one of said) expect(await log.getByText(one, { exact: true }).count(), one).toBe(1);

      await page.goto("about:blank");
      await agent.getByText("without an address: your reply waits until they come back.").waitFor();
      await page.goto(`${shop.origin}/fr`);
      await page.getByRole("button", { name: "Ouvrir le chat" }).click();
      for (const one of said) await log.getByText(one, { exact: true }).waitFor();
      await agent.getByText("is here and reads it in the chat.").waitFor();
    } finally {
      await shop.close();
    }
  });
});
