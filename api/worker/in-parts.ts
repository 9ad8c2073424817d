import type { Transaction } from "kysely";
import type { Event } from "../../blueprints/event.ts";
import type { Clock } from "../clock.ts";
import type { Store } from "../db/connect.ts";
import type { Tables } from "../db/tables.ts";
import type { Choose } from "../tickets/apply.ts";
import type { Door } from "../tickets/door.ts";
import { type Incident, recordRefused } from "./incidents.ts";

/** Few enough that nobody at the desk waits long for the database between two batches. */
export const AT_ONCE = 50;

type Trx = Transaction<Tables>;

/** The next tickets of an undertaking: the events that go to them, and how many were looked at for these. */
export interface Part {
  readonly events: readonly Event[];
  readonly looked: number;
}

/** Something that is done to many tickets, kept as a row that says how far it is. */
export interface Undertaking<Row> {
  /** Whether there is any row that is not done. */
  readonly waits: (db: Store["db"]) => Promise<boolean>;
  /** The oldest such row, held until the commit; undefined when others hold them all. */
  readonly next: (trx: Trx) => Promise<Row | undefined>;
  /** Reads its next tickets and writes how far it is now; in the transaction that applies the events. */
  readonly part: (trx: Trx, row: Row, now: number) => Promise<Part>;
  readonly incident: Pick<Incident, "key" | "kind">;
}

/**
 * Does the next part; gives how many tickets were looked at, 0 when there is nothing left to do. The row is held until the commit
 * that moves it on, so that each part is done once, whichever worker does it and wherever one is killed.
 */
export async function doNextPart<Row>(
  { store, door, clock }: { readonly store: Store; readonly door: Door; readonly clock: Clock },
  { waits, next, part, incident }: Undertaking<Row>,
): Promise<number> {
  if (!(await waits(store.db))) return 0;
  const now = clock.now();
  let done: Part = { events: [], looked: 0 };
  const choose: Choose = async (trx) => {
    // It may be asked again, after a transaction that could not be committed.
    done = { events: [], looked: 0 };
    const row = await next(trx);
    if (row === undefined) return [];
    done = await part(trx, row, now);
    return done.events.map((event) => ({ event }));
  };
  const results = await door.applyBatch(choose);
  await recordRefused(
    store.db,
    done.events.map(({ ticket }) => ticket),
    results,
    { ...incident, at: now },
  );
  return done.looked;
}
