import { afterAll, beforeAll, expect, test } from "vitest";
import { good } from "../server.ts";
import { asked, INVOICE } from "./tickets.ts";
import { startVisit, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(() => visit.close());

test("an agent writes an article in two languages, what is typed survives a reload, a manager publishes it, a requester reads it", async () => {
  const page = await visit.person("ana");
  await page.goto("/articles");
  await page.getByRole("link", { name: "New article" }).click();
  const title = page.getByRole("textbox", { name: "Title" });
  const text = page.getByRole("textbox", { name: "Text" });
  const preview = page.getByRole("region", { name: "How it reads" });
  await title.fill("Where quetzals nest");
  await text.fill("## In short\n\nIn **high** trees. <img src=x onerror=alert(1)>");
  await preview.getByRole("heading", { name: "In short" }).waitFor();
  expect(await preview.locator("img").count()).toBe(0);
  await page.reload();
  await page.getByText("What you had not saved is shown again.").waitFor();
  expect(await title.inputValue()).toBe("Where quetzals nest");
  await page.getByRole("button", { name: "French" }).click();
  await title.fill("Où nichent les quetzals");
  await page.getByRole("button", { name: "Save draft" }).click();
  await page.getByText("Title and text belong together").waitFor();
  await text.fill("Dans de **grands** arbres.");
  await page.getByLabel("Who reads it").selectOption("public");
  await page.getByRole("button", { name: "Save draft" }).click();
  await page.getByRole("heading", { name: "Where quetzals nest" }).waitFor();
  await page.getByText("This is the draft").waitFor();
  const address = new URL(page.url()).pathname;

  const marc = await visit.person("marc");
  await marc.goto(address);
  await marc.getByRole("button", { name: "Publish" }).click();
  await marc.getByRole("dialog").getByRole("textbox", { name: "What has changed" }).fill("First");
  await marc.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
  await marc.getByText("in force").waitFor();

  const remi = await visit.person("remi", { locale: "fr-FR" });
  await remi.goto("/articles");
  await remi.getByRole("searchbox", { name: "Rechercher un article" }).fill("quetz");
  await remi.getByRole("link", { name: /Où nichent les quetzals/ }).click();
  await remi.getByRole("heading", { name: "Où nichent les quetzals" }).waitFor();
  await remi.getByText("grands").waitFor();
  expect(await remi.getByRole("button", { name: "Modifier" }).count()).toBe(0);
});

test("A6: suggestions stand before the reply box; one goes into the reply, none fitted is noted, and what is solved becomes a draft", async () => {
  const id = await asked(visit.server, INVOICE);
  const page = await visit.person("ana");
  await page.goto(`/tickets/${id}`);
  const suggested = page.getByRole("region", { name: "Suggested articles" });
  await suggested
    .getByText(/fits \d+ %/)
    .first()
    .waitFor();
  await suggested.getByRole("button", { name: "None fits" }).click();
  await suggested.getByText(/None fitted, says Ana/).waitFor();
  const reply = page.getByRole("textbox", { name: "Reply" });
  await reply.fill("Hello Rémi,");
  await suggested.getByRole("button", { name: /^Insert “Une facture a été payée/ }).click();
  await suggested.getByText(/Used: “/).waitFor();
  const written = await reply.inputValue();
  expect(written).toMatch(/^Hello Rémi,\n\n\*\*Une facture a été payée ou débitée deux fois\*\*\n\n/);
  expect(written).toMatch(/En savoir plus : <http:\/\/\S+\/articles\/1>\n$/);
  // The caret stands behind it: one types on.
  await page.keyboard.type("Ana");
  expect(await reply.inputValue()).toBe(`${written}Ana`);
  await page.getByRole("button", { name: "Send reply" }).click();
  await page
    .getByRole("article")
    .getByRole("link", { name: /\/articles\/1$/ })
    .waitFor();
  await page.getByRole("tab", { name: "Journal" }).click();
  await page.getByText("No article fitted").waitFor();
  await page.getByText(/was put into an answer/).waitFor();

  const { client } = await visit.server.signIn("ana");
  const free = good(
    await client.tickets.create({ body: { subject: "Where is the fern?", requester: "requester:remi" } }),
  );
  const params = { id: free.ticket.id };
  good(await client.tickets.write({ params, body: { public: true, text: "Behind the house." } }));
  const taken = good(await client.tickets.read({ params }));
  const assigned = await client.tickets.change({ params, body: { assignee: "agent:ana" }, ifMatch: taken.version });
  good(await client.tickets.change({ params, body: { status: "solved" }, ifMatch: good(assigned).ticket.version }));
  await page.goto(`/tickets/${params.id}`);
  await page.getByRole("button", { name: "Draft an article from this resolution" }).click();
  await page.waitForURL(/\/articles\/\d+\/edit$/);
  await expect.poll(() => page.getByRole("textbox", { name: "Title" }).inputValue()).toBe("Where is the fern?");
  expect(await page.getByRole("textbox", { name: "Text" }).inputValue()).toContain("Behind the house.");
});
