import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recipientsOf } from "../../../api/effects/recipients.ts";
import { putGroup, putPerson } from "../../../api/people/people.ts";
import type { Effect } from "../../../blueprints/facts.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { financeTicket } from "./desk.ts";

let server: TestServer;
let ana: Visitor;
let remi: Visitor;

beforeAll(async () => {
  server = await startServer();
  ana = await server.signIn("ana");
  remi = await server.signIn("remi");
  const { db } = await server.store();
  await putGroup(db, { key: "group:team-billing", name: "Billing", department: "department:finance" });
  const person = { language: "fr", roles: ["role:agent"], rights: [], active: true } as const;
  const finance = { departments: ["department:finance"], groups: ["group:team-billing"] };
  for (const name of ["Léa", "Noé"]) {
    const key = name === "Léa" ? "lea" : "noe";
    await putPerson(db, { ...person, ...finance, key: `agent:${key}`, name, email: `${key}@filrouge.example` });
  }
});
afterAll(() => server.remove());

/** What of this ticket waits to leave, or has left. */
async function effects(ticket: string, type: Effect["type"]): Promise<readonly Effect[]> {
  const { db } = await server.store();
  const rows = await db
    .selectFrom("outbox")
    .select("effect")
    .where("ticket", "=", ticket)
    .where("type", "=", type)
    .execute();
  return rows.map(({ effect }) => JSON.parse(effect) as Effect);
}
const toldBy = async (ticket: string) =>
  (await effects(ticket, "notify"))
    .filter(({ rule }) => rule === "mentions")
    .flatMap((one) => ("to" in one ? [one.to] : []));

const say = (id: string, text: string, isPublic: boolean) =>
  ana.client.tickets.write({ params: { id }, body: { public: isPublic, text } });

describe("A14: mentions", () => {
  test("in a note tell a person and the members of a group once each, and the requester sees nothing", async () => {
    const { id } = await financeTicket(ana);
    good(await say(id, "@lea @team-billing see invoice", false));
    const told = await toldBy(id);
    expect(told).toEqual([["agent:lea", "group:team-billing"]]);
    const people = await recipientsOf((await server.store()).db, told.flat());
    expect(people.map(({ address }) => address).sort()).toEqual(["lea@filrouge.example", "noe@filrouge.example"]);
    const words = good(await remi.client.tickets.messages({ params: { id } })).items.map(({ text }) => text);
    expect(words).toEqual(["Please look."]);
    const journal = good(await remi.client.tickets.journal({ params: { id } })).items.map(({ fact }) => fact.type);
    expect(journal).not.toContain("mentioned");
    expect((await effects(id, "mail")).filter((one) => "text" in one && one.text?.includes("invoice"))).toEqual([]);
  });

  test("in a public comment are left out of what the requester is sent and reads", async () => {
    const { id } = await financeTicket(ana);
    good(await say(id, "@lea will pay it back.\nWrite to pay@filrouge.example or to @nobody. @team-billing", true));
    const outside = "will pay it back.\nWrite to pay@filrouge.example or to @nobody.";
    expect(await effects(id, "mail")).toMatchObject([{ to: ["requester:remi"], text: outside }]);
    expect(await toldBy(id)).toEqual([["agent:lea", "group:team-billing"]]);
    const items = good(await remi.client.tickets.messages({ params: { id } })).items;
    expect(items.at(-1)?.text).toBe(outside);
    expect(good(await ana.client.tickets.messages({ params: { id } })).items.at(-1)?.text).toContain("@lea");
  });

  test("of somebody who cannot read the ticket offer to share it read-only, and tell them then", async () => {
    const chloe = await server.signIn("chloe");
    const { id, version, followers } = await financeTicket(ana);
    good(await say(id, "@chloe you know this one", false));
    expect(await toldBy(id)).toEqual([]);
    expect(good(await ana.client.beside.read({ params: { id } })).unshared).toEqual([
      { id: "agent:chloe", name: "Chloé" },
    ]);
    expect((await chloe.client.tickets.read({ params: { id } })).status).toBe(404);
    const body = { followers: [...followers.map((one) => one.id), "agent:chloe"] };
    const { ticket } = good(await ana.client.tickets.change({ params: { id }, body, ifMatch: version }));
    expect(await toldBy(id)).toEqual([["agent:chloe"]]);
    expect(good(await ana.client.beside.read({ params: { id } })).unshared).toEqual([]);
    expect((await chloe.client.tickets.read({ params: { id } })).status).toBe(200);
    const change = { params: { id }, body: { priority: "high" }, ifMatch: ticket.version } as const;
    expect((await chloe.client.tickets.change(change)).status).toBe(403);
  });

  test("of oneself, of nobody and in what the requester writes tell nobody", async () => {
    const { id } = await financeTicket(ana);
    good(await say(id, "@ana @constructor @nobody lea@filrouge.example", false));
    good(await remi.client.tickets.write({ params: { id }, body: { public: true, text: "@lea hello" } }));
    expect(await toldBy(id)).toEqual([]);
  });

  test("in the note of a step count as in any other", async () => {
    const { id } = await financeTicket(ana);
    const step = (transition: string, fromState: string, answers = {}) =>
      ana.client.tickets.step({
        params: { id },
        body: { transition, fromState, answers },
        idempotencyKey: `${transition}-${id}`,
      });
    good(await step("take", "open"));
    const { fromState, offered } = good(await ana.client.tickets.offers({ params: { id } }));
    const asking = offered.find(({ asks }) => asks.some(({ ask }) => ask === "note"));
    expect(asking).toBeDefined();
    const answers = { note: "@lea see", thirdParty: "bank", expectedOn: "2030-01-01" };
    good(await step(asking?.transition ?? "", fromState ?? "", answers));
    expect(await toldBy(id)).toEqual([["agent:lea"]]);
  });
});
