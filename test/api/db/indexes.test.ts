import { type Compilable, type Kysely, sql } from "kysely";
import { expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import type { Store } from "../../../api/db/connect.ts";
import type { Tables } from "../../../api/db/tables.ts";
import { liveTickets } from "../../../api/rearm/begin.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { multiply } from "../../many-tickets.ts";
import { accepted, furnish, submission } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);

/** Which way the database takes through a query, in its own words. */
async function plan({ db, dialect }: Store, query: Compilable): Promise<string> {
  const { sql: text, parameters } = query.compile();
  const explain = dialect.name === "sqlite" ? "explain query plan " : "explain ";
  // Values in the text: an explanation takes none beside it.
  const whole = text.replaceAll(/\?|\$\d+/g, (mark) => {
    const value = parameters[mark === "?" ? 0 : Number(mark.slice(1)) - 1];
    return typeof value === "number" ? String(value) : `'${String(value)}'`;
  });
  const { rows } = await sql.raw<Record<string, unknown>>(explain + whole).execute(db);
  return rows.map((row) => String(row.detail ?? row["QUERY PLAN"])).join("\n");
}

const columns = ["id", "body", "version", "wake_at", "updated_at", "sla_due_at"] as const;

/** What lists by time limit and the worker ask, each with the index that serves it, filter and order both. */
const QUESTIONS: Record<string, { readonly index: string; readonly ask: (db: Kysely<Tables>) => Compilable }> = {
  "when somebody was last given a ticket": {
    index: "ticket_assignee",
    ask: (db) =>
      db
        .selectFrom("ticket")
        .select((e) => e.fn.max("assigned_at").as("last"))
        .where("assignee", "=", "agent:ana")
        .where("status", "=", "closed"),
  },
  "next due first": {
    index: "ticket_sla_due",
    ask: (db) =>
      db
        .selectFrom("ticket")
        .select(columns)
        .where("sla_due_at", "is not", null)
        .orderBy("sla_due_at")
        .orderBy("id")
        .limit(51),
  },
  "over their limit, next due first": {
    index: "ticket_sla",
    ask: (db) =>
      db
        .selectFrom("ticket")
        .select(columns)
        .where("sla_state", "=", sql.lit("breached"))
        .where("sla_due_at", "is not", null)
        .orderBy("sla_due_at")
        .orderBy("id")
        .limit(51),
  },
  "due soon": {
    index: "ticket_sla_due",
    ask: (db) =>
      db
        .selectFrom("ticket")
        .select((e) => e.fn.countAll().as("tickets"))
        .where("sla_due_at", "<=", sql.lit(NOON)),
  },
  "standing still, last changed first": {
    index: "ticket_sla_state",
    ask: (db) =>
      db
        .selectFrom("ticket")
        .select(columns)
        .where("sla_state", "=", sql.lit("paused"))
        .orderBy("updated_at", "desc")
        .limit(51),
  },
  "to be woken": {
    index: "ticket_wake",
    ask: (db) =>
      db
        .selectFrom("ticket")
        .select(["id", "wake_at"])
        .where("wake_at", "<=", sql.lit(NOON))
        .orderBy("wake_at")
        .limit(100),
  },
  "live, by id": {
    index: "ticket_live",
    ask: (db) => liveTickets(db).select("id").where("id", ">", sql.lit("f")).orderBy("id").limit(100),
  },
};

test.each(DATABASES)("lists by time limit and the worker go along an index and sort nothing, on %s", async (name) => {
  const { store, remove } = await freshStore(name);
  await furnish(store);
  const { ticket } = await accepted(createDoor({ store, clock: clockAt(NOON) }), submission(NOON));
  await multiply(store, ticket.id, 3000);
  // A desk as it is: most tickets are closed, the others' limits are spread, few are over them or stand still.
  await sql`update ticket set status = case when number % 5 = 0 then 'open' else 'closed' end`.execute(store.db);
  await sql`update ticket set updated_at = updated_at + number * 1000, wake_at = ${NOON} + number * 1000, sla_due_at = ${NOON} + number * 60000,
    sla_state = case when number % 100 = 0 then 'breached' else 'running' end where status = 'open'`.execute(store.db);
  await sql`update ticket set sla_due_at = null, sla_state = 'paused' where status = 'open' and number % 20 = 0`.execute(
    store.db,
  );
  await sql.raw("analyze").execute(store.db);
  for (const [question, { index, ask }] of Object.entries(QUESTIONS)) {
    const way = await plan(store, ask(store.db));
    expect(way, question).toContain(index);
    expect(way, question).not.toMatch(/temp b-tree|Seq Scan|^SCAN ticket$/im);
  }
  await remove();
});
