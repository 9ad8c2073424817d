import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import { listAsking } from "../../../api/tickets/asking.ts";
import { publishDocument } from "../../publish.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { DATABASES } from "../../stores.ts";

const state = (id: string, more: object = {}) => ({ id, name: { en: id, fr: id }, status: "open", ...more });

/** Finance asks the help desk for its approval, then both do their part. */
const LOAN = {
  kind: "blueprint",
  key: "loan",
  departments: ["department:finance"],
  entry: { when: { is: [{ var: "ticket.category" }, "loan"] }, into: { new: "open", open: "open" } },
  states: [
    state("open"),
    state("asked", {
      status: "hold",
      approval: {
        of: ["group:helpdesk"],
        need: "one",
        deputy: ["group:vtouch"],
        within: { within: "PT8H", time: "calendar" },
      },
    }),
    state("shared", {
      status: "hold",
      parallel: {
        need: "all",
        steps: [
          { id: "money", name: { en: "Money is there", fr: "Argent prêt" }, before: { who: ["group:finance"] } },
          { id: "device", name: { en: "Device is back", fr: "Appareil rendu" }, before: { who: ["group:helpdesk"] } },
        ],
      },
    }),
    state("lent", { status: "solved", final: "resolved" }),
  ],
  transitions: [
    {
      id: "ask",
      name: "Ask",
      from: ["open"],
      to: "asked",
      before: { who: ["group:finance"] },
      during: [{ ask: "field", field: "amount", required: true }],
      after: [{ do: "assign", to: "actor" }],
    },
    { id: "yes", name: "Yes", from: ["asked"], to: "shared", start: { on: "approved" } },
    { id: "no", name: "No", from: ["asked"], to: "open", start: { on: "rejected" } },
    { id: "end", name: "End", from: ["shared"], to: "lent", start: { on: "stepsDone" } },
  ],
} as const;

describe.each(DATABASES)("tickets that wait for people on %s", (database) => {
  let server: TestServer;
  let ana: Visitor;
  let bruno: Visitor;
  let chloe: Visitor;
  let remi: Visitor;
  beforeAll(async () => {
    server = await startServer({ database });
    const ada = await server.signIn("ada");
    [ana, bruno, chloe, remi] = [
      await server.signIn("ana"),
      await server.signIn("bruno"),
      await server.signIn("chloe"),
      await server.signIn("remi"),
    ];
    await publishDocument(ada, JSON.parse(JSON.stringify(LOAN)));
    const order = good(await ada.client.definitions.list({ query: { kind: "blueprint" } })).items.map(({ key }) => key);
    good(
      await ada.client.definitions.order({
        params: { kind: "blueprint" },
        body: { keys: ["loan", ...order.filter((key) => key !== "loan")] },
      }),
    );
  });
  afterAll(() => server.remove());

  const loan = async (): Promise<TicketView> =>
    good(
      await ana.client.tickets.create({
        body: {
          subject: "A phone for a week",
          requester: "requester:remi",
          department: "department:finance",
          category: "loan",
        },
      }),
    ).ticket;
  const take = (who: Visitor, { id }: TicketView, transition: string, fromState: string, answers = {}) =>
    who.client.tickets.step({
      params: { id },
      body: { transition, fromState, answers },
      idempotencyKey: crypto.randomUUID(),
    });
  const mine = async (who: Visitor) =>
    good(await who.client.waiting.mine({})).items.map(({ ticket, approval, steps }) => [ticket.id, approval, steps]);

  it("A17: whoever is asked reads the ticket for that time, finds it, approves or rejects, and changes nothing else", async () => {
    const ticket = await loan();
    expect((await chloe.client.tickets.read({ params: { id: ticket.id } })).status).toBe(404);
    expect(await mine(chloe)).toEqual([]);
    good(await take(ana, ticket, "ask", "open", { amount: 15 }));
    expect((await chloe.client.tickets.read({ params: { id: ticket.id } })).status).toBe(200);
    expect(await mine(chloe)).toEqual([[ticket.id, true, []]]);
    expect([await mine(ana), await mine(bruno)]).toEqual([[], []]);
    const seen = good(await chloe.client.tickets.list({ query: { view: "all", text: "phone" } })).items;
    expect(seen.map(({ id }) => id)).toEqual([ticket.id]);
    const offered = async (who: Visitor) =>
      good(await who.client.tickets.offers({ params: { id: ticket.id } })).offered.map(({ transition, part }) => [
        transition,
        part,
      ]);
    expect([await offered(chloe), await offered(bruno), await offered(ana)]).toEqual([
      [
        ["yes", "approve"],
        ["no", "reject"],
      ],
      [],
      [["withdraw", "withdraw"]],
    ]);
    const { version } = good(await chloe.client.tickets.read({ params: { id: ticket.id } }));
    const edit = await chloe.client.tickets.change({
      params: { id: ticket.id },
      body: { subject: "Mine" },
      ifMatch: version,
    });
    expect(edit.status).toBe(403);
    expect(good(await bruno.client.waiting.read({ params: { id: ticket.id } }))).toMatchObject({
      approval: {
        asker: { id: "agent:ana", name: "Ana" },
        of: [{ id: "group:helpdesk", name: "Help desk" }],
        need: 1,
        given: [],
        deputies: { people: [{ id: "group:vtouch" }], asked: false },
      },
      parallel: null,
    });

    expect(await take(bruno, ticket, "yes", "asked")).toMatchObject({ status: 403 });
    expect(await take(chloe, ticket, "no", "asked")).toMatchObject({
      status: 422,
      problem: { errors: [{ pointer: "/note", code: "missing" }] },
    });
    good(await take(chloe, ticket, "no", "asked", { note: "Not this month." }));
    expect((await chloe.client.tickets.read({ params: { id: ticket.id } })).status).toBe(404);
    const back = good(await ana.client.tickets.read({ params: { id: ticket.id } }));
    expect([back.place?.state.id, back.fields.amount]).toEqual(["open", 15]);
    const words = good(await ana.client.tickets.messages({ params: { id: ticket.id } })).items;
    expect(words.map(({ public: open, author, text }) => [open, author.id, text])).toContainEqual([
      false,
      "agent:chloe",
      "Not this month.",
    ]);
  });

  it("B17: each team does its part from where it is, takes it back, and the last one moves the ticket", async () => {
    const ticket = await loan();
    good(await take(ana, ticket, "ask", "open", { amount: 20 }));
    good(await take(chloe, ticket, "yes", "asked"));
    expect(await mine(chloe)).toEqual([[ticket.id, false, [{ en: "Device is back", fr: "Appareil rendu" }]]]);
    good(await take(chloe, ticket, "device", "shared"));
    expect(await mine(chloe)).toEqual([]);
    const read = async () => good(await chloe.client.waiting.read({ params: { id: ticket.id } })).parallel;
    expect(await read()).toMatchObject({
      need: 2,
      steps: [
        { id: "money", done: null, mayTakeBack: false },
        { id: "device", done: { by: { id: "agent:chloe" } }, mayTakeBack: true },
      ],
    });
    expect(await take(chloe, ticket, "device", "shared")).toMatchObject({
      status: 409,
      problem: { errors: [{ code: "notOffered" }] },
    });
    const again = { params: { id: ticket.id, step: "device" }, body: { fromState: "shared" } };
    expect((await ana.client.waiting.takeBack(again)).status).toBe(403);
    good(await chloe.client.waiting.takeBack(again));
    expect((await read())?.steps.map(({ done }) => done)).toEqual([null, null]);
    good(await take(ana, ticket, "money", "shared"));
    const last = good(await take(chloe, ticket, "device", "shared")).ticket;
    expect(last.place).toMatchObject({ state: { id: "lent" }, ended: "resolved" });
  });

  it("tells those who are asked through the outbox, and no requester of any of it", async () => {
    const ticket = await loan();
    good(await take(ana, ticket, "ask", "open", { amount: 15 }));
    const { db } = await server.store();
    const rows = await db
      .selectFrom("outbox")
      .select("effect")
      .where("ticket", "=", ticket.id)
      .where("type", "=", "notify")
      .execute();
    expect(rows.map(({ effect }) => JSON.parse(effect).to)).toContainEqual(["group:helpdesk"]);
    expect((await remi.client.waiting.read({ params: { id: ticket.id } })).status).toBe(403);
    const journal = good(await remi.client.tickets.journal({ params: { id: ticket.id } })).items;
    expect(journal.map(({ fact }) => fact.type).filter((type) => type.startsWith("approval"))).toEqual([]);
  });

  it("finds the few that ask somebody along their own index", async () => {
    const { db, dialect } = await server.store();
    expect((await listAsking(db, {}, ["group:helpdesk"], "agent:chloe", 10)).length).toBeGreaterThan(0);
    expect(await listAsking(db, {}, ["group:help_esk"], "agent:chloe", 10)).toEqual([]);
    expect(await listAsking(db, {}, ["group:helpdesk"], "agent:ana", 10)).toEqual([]);
    expect(dialect.name).toBe(database);
  });
});
