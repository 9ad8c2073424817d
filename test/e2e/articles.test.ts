import { afterAll, beforeAll, expect, test } from "vitest";
import { good } from "../server.ts";
import { asked, INVOICE } from "./tickets.ts";
import { picture, startVisit, type Visit } from "./visit.ts";

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

test("one box beside the answer inserts texts in the ticket's language, articles and macros, by keys alone; what is internal stays out of replies", async () => {
  const id = await asked(visit.server, { ...INVOICE, subject: "The fern by the window" });
  const page = await visit.person("ana");
  await page.goto(`/tickets/${id}`);
  const reply = page.getByRole("textbox", { name: "Reply" });
  await reply.fill("Hello,");
  const box = page.getByRole("dialog", { name: "Insert" });
  const find = box.getByRole("textbox", { name: "Find a text, an article or a macro" });
  const open = async () => {
    await reply.focus();
    await page.keyboard.press("Control+i");
    await box.getByRole("region", { name: "Texts" }).waitFor();
  };
  await open();
  await find.fill("waiting answer");
  await box.getByRole("button", { name: /^We are waiting for your answer/ }).waitFor();
  // What is written to colleagues is no text for a requester.
  await find.fill("waits in your group");
  await box.getByText("Nothing is called so").waitFor();
  await find.fill("waiting for your answer");
  await box.getByRole("button", { name: /^We are waiting for your answer/ }).waitFor();
  await page.keyboard.press("Enter");
  await box.waitFor({ state: "detached" });
  const written = await reply.inputValue();
  expect(written).toMatch(/^Hello,\n\nNous vous avons posé une question au sujet de «\sThe fern by the window\s»/);
  await page.keyboard.type("Ana");
  expect(await reply.inputValue()).toBe(`${written}Ana`);
  // Where the caret stands, and the box's own undo takes it back.
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("End");
  await open();
  await find.fill("waiting for your answer");
  await box.getByRole("button", { name: /^We are waiting for your answer/ }).waitFor();
  await page.keyboard.press("Enter");
  await box.waitFor({ state: "detached" });
  const text = written.slice("Hello,\n\n".length).trimEnd();
  await expect.poll(() => reply.inputValue()).toBe(`Hello,\n\n${text}\n\n${text}\nAna`);
  await page.keyboard.press("Control+z");
  await expect.poll(() => reply.inputValue()).toBe(`${written}Ana`);
  await page.keyboard.press("Control+End");

  await open();
  await find.fill("face refused");
  const internal = box.getByRole("button", { name: /Face ID is refused/ });
  await internal.getByText("Internal: only into a note.").waitFor();
  expect(await internal.getAttribute("aria-disabled")).toBe("true");
  await find.fill("invoice twice");
  await box.getByRole("button", { name: /^An invoice was paid or debited twice/ }).click();
  await box.waitFor({ state: "detached" });
  await expect.poll(() => reply.inputValue()).toMatch(/Ana\n\n\*\*\S.*\*\*\n\n[\s\S]*\/articles\/\d+>\n$/);

  await open();
  await picture(page, "insert");
  await find.fill("urgent");
  await box.getByRole("region", { name: "Macros" }).getByRole("button").first().click();
  await page.getByText("Nothing is done yet.").waitFor();
  await page.getByRole("button", { name: "Do it" }).click();
  await page
    .getByText(/is done\.$/)
    .first()
    .waitFor();
  // What was typed is there still.
  expect(await reply.inputValue()).toContain("Hello,");
});

test("a problem gathers tickets of two languages, tells all, solves all with a result each, and shows requesters its banner", async () => {
  const ana = await visit.server.signIn("ana");
  const made = async (subject: string, language: "en" | "fr") =>
    good(await ana.client.tickets.create({ body: { subject, requester: "requester:remi", language } })).ticket;
  const [one, two] = [await made("No sync since nine", "en"), await made("Plus de synchronisation", "fr")];
  const page = await visit.person("ana");
  await page.goto("/problems");
  await page.getByRole("button", { name: "New problem" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Title" }).fill("Sync is down");
  await page.getByRole("dialog").getByRole("button", { name: "Open problem" }).click();
  await page.getByRole("heading", { name: /Sync is down/ }).waitFor();
  await page.getByRole("textbox", { name: "Numbers of tickets" }).fill(`#${one.number}, ${two.number} 999999`);
  await page.getByRole("button", { name: "Add tickets" }).click();
  await page
    .getByRole("table")
    .getByRole("link", { name: /No sync since nine/ })
    .waitFor();
  await page.getByText("999999: This ticket is not there").waitFor();
  await page.getByRole("textbox", { name: "Banner for requesters, in English" }).fill("Sync is down.");
  await page.getByRole("textbox", { name: "Banner for requesters, in French" }).fill("La synchronisation est arrêtée.");
  await page.getByRole("button", { name: "Save" }).click();
  await expect.poll(async () => good(await ana.client.problems.banners()).items.length).toBe(1);

  const remi = await visit.person("remi", { locale: "fr-FR" });
  await remi.goto("/my");
  await remi.getByRole("region", { name: "Problèmes connus" }).getByText("La synchronisation est arrêtée.").waitFor();

  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Tell all" }).click();
  await dialog.getByRole("textbox", { name: "English" }).fill("We are on it.");
  await dialog.getByRole("button", { name: "Send 2 replies" }).click();
  await dialog.getByText("Write it in both languages.").waitFor();
  await dialog.getByRole("textbox", { name: "French" }).fill("Nous nous en occupons.");
  await dialog.getByRole("button", { name: "Send 2 replies" }).click();
  await page
    .getByRole("row", { name: /No sync since nine/ })
    .getByText("Done")
    .waitFor();
  await page.getByRole("button", { name: "Solve all" }).click();
  await dialog.getByRole("textbox", { name: "English" }).fill("It works again.");
  await dialog.getByRole("textbox", { name: "French" }).fill("Tout fonctionne.");
  await dialog.getByRole("button", { name: "Solve 2 tickets" }).click();
  await page
    .getByRole("row", { name: /No sync since nine/ })
    .getByText("Solved")
    .waitFor();
  await page
    .getByRole("row", { name: /Plus de synchronisation/ })
    .getByText("Solved")
    .waitFor();
  const said = good(await ana.client.tickets.messages({ params: { id: two.id } })).items.map(({ text }) => text);
  expect(said).toContain("Nous nous en occupons.");

  await page.goto(`/tickets/${one.id}`);
  await page.getByRole("link", { name: /^Incident of problem \d+: Sync is down/ }).waitFor();
});
