import type { Kysely } from "kysely";
import { SYSTEM } from "../../blueprints/people.ts";
import type { Clock } from "../clock.ts";
import type { Store } from "../db/connect.ts";
import { readStrings } from "../db/json.ts";
import type { Statements } from "../db/statements.ts";
import type { Tables } from "../db/tables.ts";
import { liveTickets } from "../rearm/begin.ts";
import type { Choose } from "../tickets/apply.ts";
import type { Door } from "../tickets/door.ts";
import type { Item } from "../tickets/item.ts";
import { recordRefused } from "./incidents.ts";

/** Few enough that nobody at the desk waits long for the database between two batches. */
const AT_ONCE = 100;

/** So many batches follow each other before something else has its turn: while one is on its way to the disk the next is decided. */
const IN_A_ROW = 4;

type Row = Tables["rearm"];
type Db = Kysely<Tables>;

/** The next tickets that new documents are to be brought to, and what becomes of the row that keeps the place. */
interface Part {
  readonly tickets: readonly string[];
  readonly items: readonly Item[];
  readonly after: Row;
}

/**
 * Brings new documents to the next live tickets; gives how many there were, 0 when there is nothing left to do. The row of the rearm
 * moves its cursor in the commit of the tickets: one worker at a time goes on with it, and who is killed leaves it where it was.
 */
export async function rearmNext(store: Store, door: Door, clock: Clock): Promise<number> {
  const row = await waiting(store.db).executeTakeFirst();
  if (!row) return 0;
  return (await rearmAhead(store, door, clock, row)) || rearmUnderLock(store, door, clock);
}

/** Parts that are decided by what is committed, as long as nobody changes their tickets meanwhile; gives how many tickets. */
async function rearmAhead(store: Store, door: Door, clock: Clock, first: Row): Promise<number> {
  // Tickets that are being opened while it begins are waited for under the lock.
  if (!store.committer || first.cursor === "") return 0;
  const sent: Promise<number>[] = [];
  let row = first;
  while (sent.length < IN_A_ROW && row.finished_at === null) {
    const before = row;
    const part = await nextPart(store.db, row, clock.now());
    const way = await door.sendBatch(part.items, (noting, db) => moveCursor(noting, db, before, part.after));
    if (!way) break;
    sent.push(way.answer.then((results) => (results ? part.tickets.length : 0)));
    row = part.after;
  }
  return (await Promise.all(sent)).reduce((sum, tickets) => sum + tickets, 0);
}

/** It touches no row when another worker has gone on with it. */
const moveCursor = (noting: Statements, db: Db, before: Row, after: Row) =>
  noting.run(
    db,
    "move rearm",
    () =>
      db
        .updateTable("rearm")
        .set({ cursor: "", done: 0, finished_at: null })
        .where("id", "=", "")
        .where("cursor", "=", ""),
    [after.cursor, after.done, after.finished_at, before.id, before.cursor],
  );

/** One part, whatever stands in its way. */
async function rearmUnderLock(store: Store, door: Door, clock: Clock): Promise<number> {
  const now = clock.now();
  let part: Part | null = null;
  const choose: Choose = async (trx) => {
    part = null;
    const row = await waiting(trx).modifyEnd(store.dialect.skipLocked).executeTakeFirst();
    if (!row) return [];
    // Tickets that were being opened when the documents were published are there before the first look.
    if (row.cursor === "") await store.dialect.queue(trx, "numbers");
    const next = await nextPart(trx, row, now);
    part = next;
    const { id, ...moved } = next.after;
    await trx.updateTable("rearm").set(moved).where("id", "=", id).execute();
    return next.items;
  };
  const results = await door.applyBatch(choose);
  const { tickets } = (part as Part | null) ?? { tickets: null };
  await recordRefused(store.db, tickets ?? [], results, { key: "rearm", kind: "rearm", at: now });
  return tickets ? Math.max(tickets.length, 1) : 0;
}

async function nextPart(db: Db, row: Row, now: number): Promise<Part> {
  const tickets = await liveTickets(db)
    .select(["id", "wake_at"])
    .where("id", ">", row.cursor)
    .orderBy("id")
    .limit(AT_ONCE)
    .execute();
  const definitions = readStrings(row.definitions);
  return {
    tickets: tickets.map(({ id }) => id),
    items: tickets.map(({ id: ticket, wake_at: wakeAt }) => ({
      event: {
        // In the order of the tickets, so that what is filed under it lies together.
        id: `${row.id}.${ticket}`,
        ticket,
        // When they came into force, and not when their turn came: tickets of one past fall due at one instant.
        at: row.started_at,
        actor: SYSTEM,
        type: "rearmRequested",
        definitions,
        wakeAt,
      },
    })),
    after: {
      ...row,
      cursor: tickets.at(-1)?.id ?? row.cursor,
      done: row.done + tickets.length,
      finished_at: tickets.length < AT_ONCE ? now : null,
    },
  };
}

const waiting = (db: Db) => db.selectFrom("rearm").selectAll().where("finished_at", "is", null).orderBy("id").limit(1);
