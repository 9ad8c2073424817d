import type { Transaction } from "kysely";
import { SYSTEM } from "../../blueprints/people.ts";
import type { CompiledCalendar } from "../../runtime/calendar/calendar.ts";
import { backAt, shiftEndAfter } from "../../runtime/calendar/shift.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import type { Store } from "../db/connect.ts";
import type { Tables } from "../db/tables.ts";
import { beginHandBack } from "../people/leaving.ts";
import { shiftOf } from "../people/there.ts";

/** People whose shift ends at one instant, a transaction. */
const AT_ONCE = 100;

/** The definitions by which each database's shift ends were last worked out. */
const armed = new WeakMap<Store, Definitions>();

/**
 * Sets out to give back what the shifts that have ended leave; gives how many ended. A person's row is claimed by the lock of the
 * transaction that moves it to the next end, so that an end acts once however many workers look, and after a stop the last end
 * that was missed acts, unless its owner is there again.
 */
export async function endShifts(store: Store, definitions: Definitions, now: number): Promise<number> {
  await arm(store, definitions, now);
  const first = await nextShiftEnd(store);
  if (first === null || first > now) return 0;
  return store.db.transaction().execute(async (trx) => {
    const ended = await trx
      .selectFrom("presence")
      .selectAll()
      .where("shift_ends_at", "<=", now)
      .orderBy("shift_ends_at")
      .limit(AT_ONCE)
      .modifyEnd(store.dialect.skipLocked)
      .execute();
    for (const row of ended) await endShift(trx, row, definitions, now);
    return ended.length;
  });
}

/** When a shift ends next, epoch ms; null: none does. */
export async function nextShiftEnd({ db }: Store): Promise<number | null> {
  const row = await db
    .selectFrom("presence")
    .select("shift_ends_at")
    .where("shift_ends_at", "is not", null)
    .orderBy("shift_ends_at")
    .limit(1)
    .executeTakeFirst();
  return row?.shift_ends_at ?? null;
}

async function endShift(
  trx: Transaction<Tables>,
  { person, shift, shift_ends_at, absent_until }: Tables["presence"],
  definitions: Definitions,
  now: number,
): Promise<void> {
  const calendar = shiftOf(shift, definitions);
  const [since, next] = lastEnd(calendar, shift_ends_at ?? now, now);
  const until = backAt(calendar, since, absent_until);
  await trx.updateTable("presence").set({ shift_ends_at: next }).where("person", "=", person).execute();
  const leaves = [...(definitions.assignments?.values() ?? [])].some(({ goesBack }) => goesBack?.shiftEnded);
  if (!leaves || (until !== null && until <= now)) return;
  await beginHandBack(trx, { person, by: SYSTEM.id, at: now, why: "shiftEnded", since, until });
}

/** The last end that is not after `now`, and the one after it. */
function lastEnd(calendar: CompiledCalendar | null, first: number, now: number): [number, number | null] {
  let since = first;
  let next = calendar && shiftEndAfter(calendar, since);
  while (calendar && next !== null && next <= now) {
    since = next;
    next = shiftEndAfter(calendar, since);
  }
  return [since, next];
}

/** Other working hours are in force: ends that are still to come are worked out anew. Those that have come act as they were. */
async function arm(store: Store, definitions: Definitions, now: number): Promise<void> {
  if (armed.get(store) === definitions) return;
  const rows = await store.db
    .selectFrom("presence")
    .select(["person", "shift", "shift_ends_at"])
    .where((e) => e.or([e("shift", "is not", null), e("shift_ends_at", "is not", null)]))
    .execute();
  for (const { person, shift, shift_ends_at: was } of rows) {
    if (was !== null && was <= now) continue;
    const calendar = shiftOf(shift, definitions);
    const next = calendar && shiftEndAfter(calendar, now);
    if (next === was) continue;
    await store.db
      .updateTable("presence")
      .set({ shift_ends_at: next })
      .where("person", "=", person)
      // Whoever set another shift meanwhile has worked it out himself.
      .where("shift_ends_at", was === null ? "is" : "=", was)
      .execute();
  }
  armed.set(store, definitions);
}
