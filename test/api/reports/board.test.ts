import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { isUnsolved } from "../../../blueprints/status.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { evolve } from "../../../runtime/evolve.ts";
import { waitsFor } from "../../../runtime/waits-for.ts";
import { good, startServer, type TestServer, type Visitor } from "../../server.ts";
import { DATABASES } from "../../stores.ts";

const HOUR = 3_600_000;

describe.each(DATABASES)("the board on %s", (database) => {
  let server: TestServer;
  let marc: Visitor;
  beforeAll(async () => {
    server = await startServer({ database });
    marc = await server.signIn("marc");
  });
  afterAll(() => server.remove());

  /** Every ticket as the fold of its journal, with how its row says that its clocks stand. */
  async function desk() {
    const { db } = await server.store();
    const rows = await db.selectFrom("journal").select(["ticket", "fact"]).orderBy("ticket").orderBy("seq").execute();
    const tickets = new Map<string, Ticket>();
    for (const { ticket, fact } of rows) tickets.set(ticket, evolve(tickets.get(ticket) ?? null, JSON.parse(fact)));
    const clocks = await db.selectFrom("ticket").select(["id", "sla_state", "sla_due_at"]).execute();
    return clocks.flatMap(({ id, ...sla }) => {
      const ticket = tickets.get(id);
      return ticket && isUnsolved(ticket.status) ? [{ ticket, ...sla }] : [];
    });
  }

  test("A20: what each person has equals a recount from the event log, and each number opens its list", async () => {
    const board = good(await marc.client.board.read());
    const all = await desk();
    const definitions = await new CompiledDefinitions().current((await server.store()).db);
    expect(board.unsolved).toBe(all.length);
    expect(board.unassigned).toBe(all.filter(({ ticket }) => ticket.assignee === null).length);
    for (const { status, count } of board.statuses)
      expect([status, count]).toEqual([status, all.filter(({ ticket }) => ticket.status === status).length]);
    expect(board.people.map(({ person }) => person.name).sort()).toEqual(["Ana", "Bruno", "Chloé"]);
    for (const { person, load } of board.people) {
      const his = all.filter(({ ticket }) => ticket.assignee === person.id);
      const waits = (status: string) => status === "pending" || status === "hold";
      expect([person.name, load]).toEqual([
        person.name,
        {
          active: his.filter(({ ticket: { status } }) => status === "new" || status === "open").length,
          dueSoon: his.filter((one) => one.sla_state === "running" && (one.sla_due_at ?? 0) <= board.at + HOUR).length,
          overdue: his.filter((one) => one.sla_state === "breached").length,
          paused: his.filter((one) => one.sla_state === "paused" || (one.sla_state && waits(one.ticket.status))).length,
          waiting: all.filter(({ ticket }) => waitsFor(definitions, ticket).includes(person.id)).length,
        },
      ]);
      for (const figure of ["active", "dueSoon", "overdue", "paused"] as const) {
        const list = good(await marc.client.figures.tickets({ query: { figure, assignee: person.id } }));
        expect([figure, list.count, list.items.length]).toEqual([figure, load[figure], load[figure]]);
      }
      const steps = good(await marc.client.figures.tickets({ query: { figure: "waiting", part: person.id } }));
      expect(steps.count).toBe(load.waiting);
    }
  });

  test("B38: a team lead sees who shares a group with him, hands a ticket out and takes it back", async () => {
    const bruno = await server.signIn("bruno");
    const before = good(await bruno.client.board.read());
    expect(before.people.map(({ person }) => person.name).sort()).toEqual(["Ana", "Bruno"]);

    const made = good(
      await bruno.client.tickets.create({
        body: { subject: "Due today", requester: "requester:remi", assignee: "agent:ana" },
      }),
    ).ticket;
    const given = await bruno.client.tickets.change({
      params: { id: made.id },
      ifMatch: made.version,
      body: { assignee: "agent:bruno" },
    });
    expect(good(given).ticket.assignee?.id).toBe("agent:bruno");
    const back = await bruno.client.tickets.change({
      params: { id: made.id },
      ifMatch: good(given).ticket.version,
      body: { assignee: null },
    });
    expect(good(back).ticket.assignee).toBeNull();
  });

  test("figures are for managers, and lists show nobody more than he may see", async () => {
    const ana = await server.signIn("ana");
    expect((await ana.client.figures.read({ query: {} })).status).toBe(403);
    const remi = await server.signIn("remi");
    expect((await remi.client.board.read()).status).toBe(403);
    expect((await remi.client.figures.tickets({ query: { figure: "open" } })).status).toBe(403);
    const seen = good(await ana.client.figures.tickets({ query: { figure: "open" } }));
    const visible = good(await ana.client.tickets.list({ query: { view: "unsolved", limit: 200 } }));
    expect(seen.count).toBe(visible.counts.unsolved);
  });

  test("a report answers for odd questions in a sentence, and its tables are CSV in the language asked for", async () => {
    for (const query of [
      { from: "2026-13-01" },
      { from: "2026-11-23", to: "2026-11-01" },
      { zone: "Mars/Olympus" },
      { from: "2020-01-01", to: "2026-11-01" },
    ])
      expect([query, (await marc.client.figures.read({ query })).status]).toEqual([query, 422]);
    const csv = await marc.raw("/api/figures/export?table=by&by=group", { headers: { "accept-language": "fr" } });
    expect(csv.status).toBe(200);
    expect(csv.headers.get("content-type")).toContain("text/csv");
    expect(csv.text.split("\r\n")[0]).toBe("Clé,Nom,Ouverts,Résolus,Rouverts,Dépassés,Non résolus");
    const report = good(await marc.client.figures.read({ query: { by: "group" } }));
    expect(csv.text.trimEnd().split("\r\n")).toHaveLength(report.by.rows.length + 1);
  });
});
