import type { Page } from "playwright-core";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Json } from "../../blueprints/json.ts";
import type { Trigger } from "../../blueprints/trigger.ts";
import { receiver } from "../api/effects/effects-desk.ts";
import { etagOf, good } from "../server.ts";
import { picture, startVisit, type Visit } from "./visit.ts";

/** What the other systems answer from now on: billing, and the stock. */
let [answer, stockAnswer] = [200, 200];
let there: Awaited<ReturnType<typeof receiver>>;
let stock: typeof there;
let visit: Visit;

beforeAll(async () => {
  there = await receiver((_heard, response) => response.writeHead(answer).end('{"received":true}'));
  stock = await receiver((_heard, response) => response.writeHead(stockAnswer).end());
  visit = await startVisit({ env: { FILROUGE_WEBHOOK_HOSTS: `${there.origin},${stock.origin}` } });
  for (const [key, name, { origin }] of [
    ["tell-billing", "Tell billing", there],
    ["tell-stock", "Tell the stock", stock],
  ] as const)
    await publish({
      kind: "trigger",
      schemaVersion: 1,
      key,
      name,
      on: ["created"],
      when: { contains: [{ var: "ticket.tags" }, key] },
      do: [{ do: "webhook", url: `${origin}/created` }],
    });
});
afterAll(async () => {
  await visit?.close();
  await there?.close();
  await stock?.close();
});

async function publish(document: Trigger): Promise<void> {
  const { client } = await visit.server.signIn("ada");
  // A document without what is undefined is JSON.
  good(await client.definitions.create({ body: document as Record<string, Json> }));
  const params = { kind: document.kind, key: document.key };
  const ifMatch = etagOf(await client.definitions.draft({ params }));
  good(await client.definitions.publish({ params, ifMatch, body: { note: "For a test" } }));
}

/** A ticket whose tags say which triggers it starts. */
async function ticket(subject: string, ...tags: string[]) {
  const { client } = await visit.server.signIn("ada");
  return good(await client.tickets.create({ body: { subject, requester: "requester:remi", tags } })).ticket;
}

/** The call in the list that is about this ticket. */
const rowOf = (page: Page, subject: string) =>
  page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: new RegExp(subject) }) })
    .filter({ hasText: "Call of" });

describe("webhook endpoints", () => {
  test("B13: one is made, tested, called by a rule; each delivery is seen; one that is gone is run again when it is back", async () => {
    const page = await visit.person("ada");
    await page.goto("/webhooks");
    await page.getByText("Webhooks tell another system what happens to a ticket.").waitFor();
    await page.getByRole("button", { name: "New endpoint" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill("Billing");
    await page.keyboard.press("Enter");
    await dialog.getByText("Enter an address such as", { exact: false }).waitFor();
    const address = dialog.getByRole("textbox", { name: "Address" });
    await address.fill("https://192.168.1.4/hook");
    await page.keyboard.press("Enter");
    await dialog.getByText("192.168.1.4 is not an address of the public internet.").waitFor();
    await address.fill(`${there.origin}/in`);
    await page.keyboard.press("Enter");
    const box = dialog.getByRole("textbox", { name: "Secret" });
    await box.waitFor();
    const secret = await box.inputValue();
    expect(secret).toMatch(/^whsec_/);
    await picture(page, "webhook-secret");
    await dialog.getByRole("button", { name: "I have kept it" }).click();
    await page.getByRole("link", { name: "Billing" }).click();
    await page.getByRole("button", { name: "Send a test" }).click();
    await page.getByText(/^It arrived: answered 200/).waitFor();
    expect(await page.content()).not.toContain(secret);

    await ticket("Called once", "tell-billing");
    const called = rowOf(page, "Called once");
    await called.getByText("Done", { exact: true }).waitFor();
    await called.getByRole("button", { name: "1 attempt" }).click();
    await called.getByText("POST", { exact: false }).waitFor();
    await called.getByText('{"received":true}').waitFor();
    await picture(page, "webhook-delivery");
    for (const { body, headers } of there.heard)
      expect(() => new Webhook(secret).verify(body, headers as Record<string, string>)).not.toThrow();

    answer = 410;
    await ticket("Not taken", "tell-billing");
    const refused = rowOf(page, "Not taken");
    await refused.getByText("Failed", { exact: true }).waitFor();
    await page.getByText("Switched off by itself", { exact: true }).waitFor();
    answer = 200;
    await page.goto("/webhooks");
    const on = page.getByRole("switch", { name: "Billing is on" });
    await on.click();
    await expect.poll(() => on.getAttribute("aria-checked")).toBe("true");
    await page.getByRole("link", { name: "Billing" }).click();
    await refused.getByRole("button", { name: "Run again" }).click();
    await refused.getByText("Done", { exact: true }).waitFor();
    const ids = there.heard.filter(({ path }) => path === "/created").map(({ id }) => id);
    expect([ids.length, new Set(ids).size]).toEqual([3, 2]);
  });

  test("a new secret is shown once and signs beside the old one; an endpoint is renamed, and removed", async () => {
    const { client } = await visit.server.signIn("ada");
    good(await client.webhooks.create({ body: { name: "Stock", url: `${stock.origin}/in` } }));
    const page = await visit.person("ada", { locale: "fr-FR" });
    await page.goto("/webhooks");
    await page.getByRole("link", { name: "Stock" }).click();
    await page.getByRole("button", { name: "Nouveau secret…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Faire un nouveau secret" }).click();
    const secret = await page.getByRole("textbox", { name: "Secret" }).inputValue();
    await page.getByRole("dialog").getByText("Le secret précédent signe aussi", { exact: false }).waitFor();
    await page.getByRole("button", { name: "Je l’ai conservé" }).click();
    await page.getByRole("button", { name: "Envoyer un essai" }).click();
    await page.getByText(/^Il est arrivé\s: réponse 200/).waitFor();
    const { body, headers } = stock.heard.at(-1) ?? expect.fail("Nothing was heard.");
    expect(() => new Webhook(secret).verify(body, headers as Record<string, string>)).not.toThrow();
    expect(String(headers["webhook-signature"]).split(" ")).toHaveLength(2);
    await page.getByRole("button", { name: "Modifier" }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Nom" }).fill("Réserve");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Réserve" }).waitFor();
    await page.getByRole("button", { name: "Supprimer…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Supprimer" }).click();
    await page.getByText("« Réserve » est supprimée.").first().waitFor();
    await page.getByRole("link", { name: "Réserve" }).waitFor({ state: "detached" });
  });
});

describe("what leaves the desk", () => {
  test("B13: what failed is chosen and run again or given up, each with its result, and the ticket shows it", async () => {
    stockAnswer = 410;
    const subjects = ["First of two", "Second of two"];
    const [first] = [await ticket(subjects[0] ?? "", "tell-stock"), await ticket(subjects[1] ?? "", "tell-stock")];
    const page = await visit.person("marc");
    await page.goto("/effects");
    for (const subject of subjects) await rowOf(page, subject).getByText("Failed", { exact: true }).waitFor();
    await picture(page, "effects-failed");
    stockAnswer = 200;
    await rowOf(page, subjects[1] ?? "")
      .getByRole("checkbox")
      .check();
    await page.getByText("1 selected").waitFor();
    await page.getByRole("button", { name: "Run again" }).first().click();
    await page.getByText("1 effect: under way again.").waitFor();
    await rowOf(page, subjects[1] ?? "").waitFor({ state: "detached" });
    await rowOf(page, subjects[0] ?? "")
      .getByRole("checkbox")
      .check();
    await page.getByRole("button", { name: "Give up…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Give up" }).click();
    await page.getByText("1 effect: given up.").waitFor();
    await page.getByRole("combobox", { name: "State" }).selectOption("dropped");
    await rowOf(page, subjects[0] ?? "")
      .getByText("Given up by Marc", { exact: false })
      .waitFor();
    await page.getByRole("combobox", { name: "State" }).selectOption("");
    await page.getByRole("combobox", { name: "Rule" }).fill("stock");
    await page.getByRole("option", { name: "Tell the stock" }).click();
    await rowOf(page, subjects[1] ?? "")
      .getByText("Done", { exact: true })
      .waitFor();
    await picture(page, "effects");

    const agent = await visit.person("ana");
    await agent.goto(`/tickets/${first?.id}`);
    const effects = agent.getByRole("region", { name: "What leaves the desk" });
    await effects.getByText("Given up", { exact: true }).waitFor();
    await effects.getByRole("button", { name: "Run again" }).click();
    await effects.getByText("Given up", { exact: true }).waitFor({ state: "detached" });
  });
});

describe("templates", () => {
  test("one is written with placeholders that are offered and checked, previewed on a ticket in both languages, published", async () => {
    const { number } = await ticket("A parcel is missing");
    const page = await visit.person("ada");
    await page.goto("/templates");
    await page.getByRole("button", { name: "New template" }).click();
    await page.getByRole("dialog").getByRole("textbox", { name: "Name" }).fill("Parcel found");
    await page.keyboard.press("Enter");
    const text = page.getByRole("textbox", { name: "Text, English" });
    await text.fill("Dear ");
    await text.pressSequentially("{{req");
    await page.getByRole("option", { name: "Requester’s name" }).waitFor();
    await picture(page, "template-offered");
    await page.keyboard.press("Enter");
    await text.pressSequentially(", it is here: {{ticket.subjet}}.");
    expect(await text.inputValue()).toBe("Dear {{requester.name}}, it is here: {{ticket.subjet}}.");
    await page.getByText("Nothing is called ticket.subjet: look at the spelling.").first().waitFor();
    await text.fill("Dear {{requester.name}}, it is here: ");
    await page.getByRole("button", { name: "Insert a placeholder: Text, English" }).click();
    await page.getByRole("menuitem", { name: /^Subject/ }).click();
    await expect.poll(() => text.inputValue()).toBe("Dear {{requester.name}}, it is here: {{ticket.subject}}");
    await page.getByRole("textbox", { name: "Text, French" }).fill("{{requester.name}}, le voici : {{ticket.subject}}");
    await page.getByRole("textbox", { name: "Ticket number" }).fill(String(number));
    await page.keyboard.press("Enter");
    await page
      .getByRole("article", { name: "How it reads, English" })
      .getByText("Dear Rémi, it is here: A parcel is missing")
      .waitFor();
    await page
      .getByRole("article", { name: "How it reads, French" })
      .getByText("Rémi, le voici : A parcel is missing")
      .waitFor();
    await page.getByText("No document in force writes with it.").waitFor();
    await picture(page, "template");
    await page.getByText("Saved", { exact: false }).first().waitFor();
    await page.getByRole("button", { name: "Publish…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Note" }).fill("For parcels.");
    await dialog.getByRole("button", { name: /^Publish version/ }).click();
    await dialog.waitFor({ state: "detached" });
    await page.goto("/templates/acknowledged");
    await page.getByRole("region", { name: "Used in" }).getByRole("link").first().waitFor();
  });
});

describe("channels", () => {
  test("a mapping is drawn from a sample by clicks; what is posted then is a ticket, and the log of the channel says so", async () => {
    const page = await visit.person("ada");
    await page.goto("/channels");
    await page.getByRole("button", { name: "New channel" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill("Monitoring");
    await page.keyboard.press("Enter");
    await page.getByRole("combobox", { name: "Department" }).selectOption({ label: "Help desk" });
    await page.getByRole("button", { name: "Paste a sample" }).click();
    const alert = { what: { name: "Disk full", host: "db-1" }, said: "/var is at 98 %.", print: "f1", state: "firing" };
    await dialog.getByRole("textbox", { name: "Sample" }).fill(JSON.stringify(alert));
    await dialog.getByRole("button", { name: "Take it" }).click();
    const becomes = page.getByRole("region", { name: "What this sample becomes" });
    await becomes.getByText("Nothing stands at /message.").waitFor();
    // Each part of the ticket takes the value that is clicked next; a second one stands behind the first.
    for (const [slot, ...values] of [
      ["Subject", "name Disk full"],
      ["Text", "said /var is at 98 %."],
      ["Thread", "print f1"],
      ["Value that says it is over", "state firing"],
    ] as const) {
      await page.getByRole("textbox", { name: slot }).focus();
      await page.getByText(`A click fills: ${slot}`).waitFor();
      for (const value of values) await page.getByRole("button", { name: value }).click();
    }
    expect(await page.getByRole("textbox", { name: "Subject" }).inputValue()).toBe("{{/what/name}}");
    await page.getByRole("textbox", { name: "Subject" }).fill("{{/what/name}} on {{/what/host}}");
    await becomes.getByText("Disk full on db-1").waitFor();
    await becomes.getByText("/var is at 98 %.").waitFor();
    await picture(page, "channel");
    await page.getByRole("button", { name: "Make a secret" }).click();
    const secret = await dialog.getByRole("textbox", { name: "Secret" }).inputValue();
    await dialog.getByRole("button", { name: "I have kept it" }).click();
    await page.getByText("Saved", { exact: false }).first().waitFor();
    await page.getByRole("button", { name: "Publish…" }).click();
    await dialog.getByRole("textbox", { name: "Note" }).fill("Alerts make tickets.");
    await dialog.getByRole("button", { name: /^Publish version/ }).click();
    await page.getByText("Published, version 1").waitFor();

    const post = async (id: string, payload: Json) => {
      const body = JSON.stringify(payload);
      const now = new Date();
      const headers = {
        "content-type": "application/json",
        ...{ "webhook-id": id, "webhook-timestamp": String(Math.floor(now.getTime() / 1000)) },
        "webhook-signature": new Webhook(secret).sign(id, now, body),
      };
      const answer = await fetch(`${visit.server.address}/api/in/monitoring`, { method: "POST", headers, body });
      return { status: answer.status, body: (await answer.json()) as Json };
    };
    const first = await post("one", alert);
    expect(first).toMatchObject({ status: 200, body: { outcome: "taken" } });
    expect(await post("one", alert)).toEqual({ status: 200, body: { outcome: "repeated", number: null } });
    expect(await post("two", { ...alert, said: "/var is at 99 %." })).toEqual(first);
    expect(await post("three", { another: "shape" })).toMatchObject({ status: 202, body: { outcome: "waiting" } });
    const broken = { method: "POST", headers: { "content-type": "application/json" }, body: "[" };
    expect((await fetch(`${visit.server.address}/api/in/monitoring`, broken)).status).toBe(400);
    await page.reload();
    const came = page.getByRole("region", { name: "What came" });
    await came.getByText("It could not be read.").waitFor();
    await came.getByText("The mapping does not fit it.").waitFor();
    await came.getByRole("button", { name: "Make nothing of it" }).click();
    await came.getByText("Somebody decided that nothing is made of it.").waitFor();
    await came
      .getByRole("link", { name: /Disk full on db-1/ })
      .first()
      .click();
    await page.getByText("/var is at 99 %.").first().waitFor();
  });
});

test("the rail leads to areas, and an area to its screens", async () => {
  const page = await visit.person("marc");
  await page.goto("/");
  await page.getByRole("link", { name: "Messages and webhooks" }).click();
  const bar = page.getByRole("navigation", { name: "Messages and webhooks" });
  await bar.getByRole("link", { name: "Templates" }).waitFor();
  // Webhooks are the admin's.
  expect(await bar.getByRole("link").allTextContents()).toEqual(["Templates", "What leaves the desk", "Mail log"]);
  await bar.getByRole("link", { name: "Mail log" }).click();
  await page.getByRole("heading", { name: "Mail log" }).waitFor();
  await page.goto("/webhooks");
  await page.getByText("This page is not open to you").first().waitFor();
});
