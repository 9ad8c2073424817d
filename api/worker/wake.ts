import type { Event } from "../../blueprints/event.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import type { Clock } from "../clock.ts";
import type { Store } from "../db/connect.ts";
import { derivedId } from "../ids.ts";
import type { Door } from "../tickets/door.ts";
import type { BatchResult } from "../tickets/item.ts";
import { recordIncident } from "./incidents.ts";

const AT_ONCE = 50;
/** A ticket that can't be woken is left alone for so long, and shown as an incident meanwhile. */
const STUCK_MS = 300_000;

/** Wakes tickets whose time has come, the longest due first; gives how many there were. */
export async function wakeDue(store: Store, door: Door, clock: Clock): Promise<number> {
  const now = clock.now();
  const due = await store.db
    .selectFrom("ticket")
    .select(["id", "facts", "wake_at"])
    .where("wake_at", "<=", now)
    .orderBy("wake_at")
    .orderBy("id")
    .limit(AT_ONCE)
    .execute();
  if (due.length === 0) return 0;
  // The same wake has the same id whoever sends it, so of two workers one acts and the other gets its answer.
  const event = (row: (typeof due)[number]): Event => ({
    id: derivedId("woken", row.id, row.facts, row.wake_at ?? 0),
    ticket: row.id,
    at: now,
    actor: SYSTEM,
    type: "woken",
  });
  const results = await door.applyBatch(due.map((row) => ({ event: event(row) })));
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

/** Why a wake did not go on; undefined when it did: a fact was written, or the next time is another. */
async function troubleOf(
  store: Store,
  { id, facts, wake_at }: { readonly id: string; readonly facts: number; readonly wake_at: number | null },
  result: BatchResult | undefined,
): Promise<string | undefined> {
  if (result?.outcome === "failed") return String(result.error);
  if (result?.outcome !== "accepted") return `Waking was answered with ${result?.outcome ?? "nothing"}.`;
  if (result.ticket.facts > facts) return undefined;
  const row = await store.db.selectFrom("ticket").select("wake_at").where("id", "=", id).executeTakeFirst();
  return row?.wake_at === wake_at ? "Waking changed nothing." : undefined;
}
