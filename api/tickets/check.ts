import { isDeepStrictEqual } from "node:util";
import type { Kysely } from "kysely";
import type { Ticket } from "../../blueprints/ticket.ts";
import { evolve } from "../../runtime/evolve.ts";
import { holding } from "../../runtime/undone.ts";
import { itemsOf } from "../db/list-text.ts";
import type { Tables } from "../db/tables.ts";
import { factOf } from "./answer.ts";
import { ticketOf } from "./load.ts";
import { messageRow, ticketRow } from "./row.ts";

type Db = Kysely<Tables>;
type Entry = Pick<Tables["journal"], "seq" | "event" | "fact">;

/** What was looked at, and everything that does not fit: one sentence each, with the ticket's id. */
export interface StoreCheck {
  readonly tickets: number;
  readonly events: number;
  readonly faults: readonly string[];
}

/**
 * Holds the books against each other: each row is the fold of its journal, journals have no gap, every entry belongs to an
 * event of the inbox and every event has all of its entries, messages and effects come of facts and events.
 */
export async function checkStore(db: Db): Promise<StoreCheck> {
  const faults: string[] = [];
  let events = 0;
  const ids = (await db.selectFrom("ticket").select("id").orderBy("id").execute()).map(({ id }) => id);
  for (const id of ids) {
    const found = await checkTicket(db, id);
    events += found.events;
    faults.push(...found.faults.map((fault) => `${id}: ${fault}`));
  }
  for (const table of ["journal", "inbox", "outbox", "message", "decision"] as const) {
    const strays = await db
      .selectFrom(table)
      .select("ticket")
      .where("ticket", "not in", db.selectFrom("ticket").select("id"))
      .execute();
    faults.push(...strays.map(({ ticket }) => `${ticket}: in ${table}, and no ticket`));
  }
  return { tickets: ids.length, events, faults };
}

async function checkTicket(
  db: Db,
  id: string,
): Promise<{ readonly events: number; readonly faults: readonly string[] }> {
  const faults: string[] = [];
  const row = await db.selectFrom("ticket").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const entries = await db
    .selectFrom("journal")
    .select(["seq", "event", "fact"])
    .where("ticket", "=", id)
    .orderBy("seq")
    .execute();
  if (entries.some(({ seq }, index) => seq !== index + 1)) faults.push("its journal has a gap");
  const folded = entries.reduce<Ticket | null>((ticket, { fact }) => evolve(ticket, factOf(fact)), null);
  // The row went through JSON, so the fold does as well.
  const same = isDeepStrictEqual(ticketOf(row.body), folded && ticketOf(JSON.stringify(folded)));
  if (!same) faults.push("its row is not the fold of its journal");
  // What is due when depends on what is published: it is no part of the fold.
  const sla = { dueAt: row.sla_due_at, state: row.sla_state };
  const waitsFor = itemsOf(row.waits_for);
  const { search, ...columns } = ticketRow(ticketOf(row.body), row.version, row.wake_at, "", sla, waitsFor);
  const { search: _found, ...stored } = row;
  if (!isDeepStrictEqual(columns, stored)) faults.push(`its columns do not tell what its body tells (${search})`);
  faults.push(...(await checkEvents(db, id, entries)));
  faults.push(...(await checkMessages(db, id, entries)));
  return { events: new Set(entries.map(({ event }) => event)).size, faults };
}

async function checkEvents(db: Db, id: string, entries: readonly Entry[]): Promise<readonly string[]> {
  const faults: string[] = [];
  const inbox = await db.selectFrom("inbox").select(["event", "seq_from", "seq_to"]).where("ticket", "=", id).execute();
  const known = new Map(inbox.map((one) => [one.event, one]));
  for (const { event, seq_from, seq_to } of inbox) {
    const own = entries.filter((entry) => entry.event === event).map(({ seq }) => seq);
    const whole = own.length === seq_to - seq_from && own.every((seq, index) => seq === seq_from + index + 1);
    if (!whole) faults.push(`event ${event} has entries ${own.join()} instead of ${seq_from + 1} to ${seq_to}`);
  }
  for (const { event, seq } of entries) if (!known.has(event)) faults.push(`entry ${seq} is of no event`);
  for (const table of ["outbox", "decision"] as const) {
    const rows = await db.selectFrom(table).select("event").where("ticket", "=", id).execute();
    for (const { event } of rows) if (!known.has(event)) faults.push(`${table} has a row of no event (${event})`);
  }
  return faults;
}

async function checkMessages(db: Db, id: string, entries: readonly Entry[]): Promise<readonly string[]> {
  const stored = await db.selectFrom("message").selectAll().where("ticket", "=", id).orderBy("seq").execute();
  const facts = entries.map(({ fact }) => factOf(fact));
  const held = new Set(holding(facts));
  const told = facts.flatMap((fact, index) =>
    fact.type === "messageAdded" && held.has(fact) ? [messageRow(id, entries[index]?.seq ?? 0, fact.message)] : [],
  );
  return isDeepStrictEqual(stored, told) ? [] : ["its messages are not those of its journal"];
}
