import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { unsubscribeToken } from "../../api/effects/unsubscribe.ts";
import { publishDocument } from "../publish.ts";
import { asked, found, INVOICE } from "./tickets.ts";
import { picture, startVisit, type Visit } from "./visit.ts";

let visit: Visit;
beforeAll(async () => {
  visit = await startVisit();
});
afterAll(async () => visit.close());

describe("a selection of the queue", () => {
  test("is made by keyboard, and a macro is run on it once it has said what it comes to", async () => {
    for (const subject of ["First of many", "Second of many", "Third of many"])
      await asked(visit.server, { ...INVOICE, subject });
    await found(visit.server, "ana", "of many", 3);
    const page = await visit.person("ana");
    await page.goto("/tickets?text=of+many");
    await page.getByRole("link", { name: /Third of many/ }).waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("Shift+X");
    await page.getByText("3 tickets chosen").waitFor();
    await picture(page, "queue-chosen");
    await page.keyboard.press("m");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Find a macro" }).waitFor();
    await page.keyboard.type("urgent");
    await dialog.getByRole("button", { name: "Make it urgent" }).waitFor();
    await page.keyboard.press("Enter");
    await dialog.getByText("3 tickets will change").waitFor();
    await picture(page, "macro-on-many");
    await page.keyboard.press("Enter");
    await dialog.getByText("3 tickets changed").waitFor();
    await dialog.getByText("First of many").waitFor({ state: "attached" });
    await page.keyboard.press("Escape");
    await page.getByText("3 tickets chosen").waitFor();
    await page.keyboard.press("Escape");
    await page.getByText("3 tickets chosen").waitFor({ state: "detached" });
  });
});

describe("beside the process of a ticket", () => {
  test("A14: a mention is completed by keyboard, stands as a chip, and of somebody outside the ticket is shared at one press", async () => {
    const ticket = await asked(visit.server, { ...INVOICE, subject: "Somebody must look" });
    const page = await visit.person("ana");
    await page.goto(`/tickets/${ticket}`);
    await page.getByRole("heading", { name: /Somebody must look/ }).waitFor();
    await page.keyboard.press("n");
    const note = page.getByRole("textbox", { name: "Internal note" });
    await note.pressSequentially("See this, @ch");
    await page.getByRole("option", { name: /Chloé/ }).waitFor();
    await page.keyboard.press("Enter");
    await note.pressSequentially("and @b");
    await page.getByRole("listbox", { name: "Whom to mention" }).waitFor();
    await page.keyboard.press("Tab");
    expect(await note.inputValue()).toBe("See this, @chloe and @bruno ");
    await page.keyboard.press("Control+Enter");
    await page.getByText("@Chloé", { exact: true }).waitFor();
    await page.getByText("@Bruno", { exact: true }).waitFor();
    await page.getByText("Chloé cannot read this ticket, and is told once it is shared.").waitFor();
    await picture(page, "mentions");
    await page.getByRole("button", { name: "Share read-only" }).click();
    await page.getByText("Chloé can read this ticket now, and has been told.").first().waitFor();
    await page.getByRole("button", { name: "Share read-only" }).waitFor({ state: "detached" });
  });

  test("a task is noted and ticked off, and the journal says so", async () => {
    const ticket = await asked(visit.server, { ...INVOICE, subject: "Something is to be done" });
    const page = await visit.person("ana");
    await page.goto(`/tickets/${ticket}`);
    await page.getByRole("button", { name: "Add a task" }).click();
    await page.getByRole("textbox", { name: "What is to be done" }).fill("Call the bank");
    await page.keyboard.press("Enter");
    const task = page.getByRole("checkbox", { name: "Call the bank" });
    await task.waitFor();
    // Up from the button, which has the focus again.
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Space");
    await page.getByText(/^done by Ana/).waitFor();
    await page.getByRole("tab", { name: "Journal" }).click();
    await page.getByRole("list", { name: "Journal" }).getByText("Task done: “Call the bank”").waitFor();
  });

  test("who wants no more requests to rate ends them with one press on the page of the mail, and turns them on again", async () => {
    const secret = readFileSync(join(visit.server.folder, "secret"), "utf8").trim();
    const page = await visit.person(null, { viewport: { width: 360, height: 740 } });
    await page.goto(`/api/unsubscribe/${unsubscribeToken(secret, { kind: "ratings", who: "nina@home.example" })}`);
    await page.getByRole("heading", { name: "Requests to rate what we solved" }).waitFor();
    await page.getByRole("button", { name: "Send me no more" }).click();
    await page.getByText("You get no more of these mails.").waitFor();
    await picture(page, "unsubscribed");
    await page.getByRole("button", { name: "Send me these mails again" }).click();
    await page.getByText("You get these mails.").waitFor();
  });

  test("a requester rates on the page of the mail, by keyboard, and the ticket shows it", async () => {
    const ada = await visit.server.signIn("ada");
    await publishDocument(ada, { kind: "macro", key: "ask-them", do: [{ do: "askRating" }] });
    const ticket = await asked(visit.server, { ...INVOICE, subject: "How was it" });
    const ana = await visit.server.signIn("ana");
    await ana.client.rules.pressMacro({ params: { id: ticket, key: "ask-them" } });
    const { db } = await visit.server.store();
    // The desk asks about tickets of its own past too.
    const sent = db
      .selectFrom("mail_log")
      .select("text")
      .where("ticket", "=", ticket)
      .where("text", "like", "%/api/rate/%");
    await expect.poll(async () => (await sent.execute()).length).toBe(1);
    const link = /\/api\/rate\/\S+/.exec((await sent.executeTakeFirstOrThrow()).text)?.[0] ?? "";
    const page = await visit.person(null, { locale: "fr-FR" });
    await page.goto(link);
    await page.getByRole("radio", { name: "Bien" }).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Parfait");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByText("Merci.", { exact: false }).waitFor();
    await picture(page, "rating-page");
    const desk = await visit.person("ana");
    await desk.goto(`/tickets/${ticket}`);
    const rating = desk.getByRole("region", { name: "Rating" });
    await rating.getByText("Good").waitFor();
    await rating.getByText("Parfait").waitFor();
  });
});
