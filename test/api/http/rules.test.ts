import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { financeTicket } from "./desk.ts";

let server: TestServer;
let ana: Visitor;
let marc: Visitor;

beforeAll(async () => {
  server = await startServer();
  ana = await server.signIn("ana");
  marc = await server.signIn("marc");
});
afterAll(() => server.remove());

describe("macros", () => {
  test("S22: what a macro will do is shown, and showing does nothing", async () => {
    const { id } = await financeTicket(ana);
    const params = { id, key: "urgent" };
    const { facts, reasons } = good(await ana.client.rules.previewMacro({ params }));
    expect(reasons).toEqual([]);
    expect(facts.map(({ type }) => type)).toEqual(["fieldSet", "tagged"]);
    const { priority, tags } = good(await ana.client.tickets.read({ params: { id } }));
    expect({ priority, tags }).toEqual({ priority: null, tags: [] });
  });

  test("pressing does all of it, as that person's own act", async () => {
    const { id } = await financeTicket(ana);
    const { ticket } = good(await ana.client.rules.pressMacro({ params: { id, key: "urgent" } }));
    expect(ticket).toMatchObject({ priority: "urgent", tags: ["escalated"] });
    const { items } = good(await ana.client.tickets.journal({ params: { id } }));
    const done = items.filter(({ rule }) => rule === "macro:urgent");
    expect(done.map(({ by, fact }) => [by.id, fact.type])).toEqual([
      ["agent:ana", "fieldSet"],
      ["agent:ana", "tagged"],
    ]);
  });

  test("those are offered whose condition holds on the ticket", async () => {
    const finance = await financeTicket(ana);
    const keys = async (id: string) =>
      good(await marc.client.rules.macros({ params: { id } })).items.map(({ key }) => key);
    expect(await keys(finance.id)).toEqual(["ask-invoice", "urgent"]);
    const { ticket: other } = good(
      await marc.client.tickets.create({ body: { subject: "Elsewhere", department: "department:helpdesk" } }),
    );
    expect(await keys(other.id)).toEqual(["urgent"]);
  });
});

describe("routing", () => {
  test("A12: a new ticket takes the first row that holds, and its journal says which", async () => {
    const {
      ticket: { id },
    } = good(
      await marc.client.tickets.create({ body: { subject: "Refund of May", department: "department:finance" } }),
    );
    const ticket = good(await marc.client.tickets.read({ params: { id } }));
    expect(ticket).toMatchObject({ group: { id: "group:finance" }, tags: ["refund"] });
    const { items } = good(await marc.client.tickets.journal({ params: { id }, query: { trace: "true" } }));
    expect(items.find(({ fact }) => fact.type === "routed")).toMatchObject({
      fact: { row: "refund-words", last: false },
    });
    const trace = items.flatMap((entry) => entry.trace ?? []).find(({ step }) => step === "routing");
    expect(trace).toMatchObject({ rule: "routing:main@1/rows/refund-words", detail: { above: ["vip"] } });
  });

  test("a typed example says which row takes it, and why the rows above do not", async () => {
    const document = good(
      await marc.client.definitions.version({ params: { kind: "routing", key: "main", version: 1 } }),
    );
    const example = { subject: "Remboursement", department: "department:finance" };
    const { row, rows } = good(await marc.client.rules.tryRouting({ body: { document, example } }));
    expect(row).toBe("refund-words");
    expect(rows.map(({ row: id, took }) => [id, took])).toEqual([
      ["vip", false],
      ["refund-words", true],
    ]);
  });

  test("what only the last row took is listed", async () => {
    const {
      ticket: { id },
    } = good(await marc.client.tickets.create({ body: { subject: "Nobody's" } }));
    const { items } = good(await marc.client.rules.caught());
    expect(items.map((item) => item.id)).toContain(id);
  });

  test("what rules did in the last days is counted by rule", async () => {
    const { items } = good(await marc.client.rules.acted({ query: { days: 7 } }));
    expect(items.find(({ rule }) => rule === "routing:main/rows/refund-words")?.times).toBeGreaterThan(0);
    expect(items.find(({ rule }) => rule === "macro:urgent")?.times).toBeGreaterThan(0);
  });
});

test("an agent switches himself away and back, and says until when he is absent; a requester has no switch", async () => {
  const away = good(
    await ana.client.session.change({ body: { availability: "away", absentUntil: 1_800_000_000_000 } }),
  );
  expect(away.presence).toEqual({ availability: "away", absentUntil: 1_800_000_000_000 });
  await ana.client.session.change({ body: { availability: "online" } });
  await ana.client.session.change({ body: { absentUntil: null } });
  expect(good(await ana.client.session.read()).presence).toEqual({ availability: "online", absentUntil: null });
  const remi = await server.signIn("remi");
  expect(good(await remi.client.session.change({ body: { availability: "away" } })).presence).toBeNull();
});
