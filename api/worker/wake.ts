import type { Transaction } from "kysely";
import type { Event } from "../../blueprints/event.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import type { Clock } from "../clock.ts";
import type { Store } from "../db/connect.ts";
import type { Tables } from "../db/tables.ts";
import { derivedId } from "../ids.ts";
import type { Door } from "../tickets/door.ts";
import type { BatchResult } from "../tickets/item.ts";
import { recordIncident } from "./incidents.ts";

/** Enough to spread the cost of a commit, few enough to keep nobody waiting. */
const AT_ONCE = 100;
/** A ticket that can't be woken is left alone for so long, and shown as an incident meanwhile. */
const STUCK_MS = 300_000;

interface Due {
  readonly id: string;
  readonly facts: number;
  readonly wake_at: number | null;
}

/**
 * Wakes tickets whose time has come, the longest due first; gives how many there were. They are claimed by the locks of the very
 * transaction that wakes them: another worker passes them by, and a worker that dies has claimed nothing. No lease has to be
 * measured with a clock that may jump.
 */
export async function wakeDue(store: Store, door: Door, clock: Clock): Promise<number> {
  const now = clock.now();
  // Mostly nothing is due: looking takes no lock.
  const next = await nextWake(store);
  if (next === null || next > now) return 0;
  let due: readonly Due[] = [];
  const results = await door.applyBatch(async (trx) => {
    due = await claimDue(store, trx, now);
    return due.map((row) => ({ event: wakeOf(row, now) }));
  });
  for (const [index, row] of due.entries()) {
    const trouble = await troubleOf(store, row, results[index]);
    if (trouble === undefined) continue;
    await store.db
      .updateTable("ticket")
      .set({ wake_at: now + STUCK_MS })
      .where("id", "=", row.id)
      .where("wake_at", "=", row.wake_at)
      .execute();
    await recordIncident(store.db, { key: `wake:${row.id}`, kind: "wake", ticket: row.id, at: now, detail: trouble });
  }
  return due.length;
}

/** When the next ticket wakes, epoch ms; null: none is to be woken. */
export async function nextWake({ db }: Store): Promise<number | null> {
  const row = await db
    .selectFrom("ticket")
    .select("wake_at")
    .where("wake_at", "is not", null)
    .orderBy("wake_at")
    .limit(1)
    .executeTakeFirst();
  return row?.wake_at ?? null;
}

const claimDue = (store: Store, trx: Transaction<Tables>, now: number): Promise<readonly Due[]> =>
  trx
    .selectFrom("ticket")
    .select(["id", "facts", "wake_at"])
    .where("wake_at", "<=", now)
    .orderBy("wake_at")
    .orderBy("id")
    .limit(AT_ONCE)
    .modifyEnd(store.dialect.skipLocked)
    .execute();

/** The same wake has the same id whoever sends it, so that a second try after an ambiguous commit gets the answer of the first. */
const wakeOf = ({ id, facts, wake_at }: Due, now: number): Event => ({
  id: derivedId("woken", id, facts, wake_at ?? 0),
  ticket: id,
  at: now,
  actor: SYSTEM,
  type: "woken",
});

/** Why a wake did not go on; undefined when it did: a fact was written, or the next time is another. */
async function troubleOf(
  store: Store,
  { id, facts, wake_at }: Due,
  result: BatchResult | undefined,
): Promise<string | undefined> {
  if (result?.outcome === "failed") return String(result.error);
  if (result?.outcome !== "accepted") return `Waking was answered with ${result?.outcome ?? "nothing"}.`;
  if (result.ticket.facts > facts) return undefined;
  const row = await store.db.selectFrom("ticket").select("wake_at").where("id", "=", id).executeTakeFirst();
  return row?.wake_at === wake_at ? "Waking changed nothing." : undefined;
}
