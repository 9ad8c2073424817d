import type { Event } from "../../blueprints/event.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import type { Clock } from "../clock.ts";
import type { Store } from "../db/connect.ts";
import { readStrings } from "../db/json.ts";
import { liveTickets } from "../rearm/begin.ts";
import type { Choose } from "../tickets/apply.ts";
import type { Door } from "../tickets/door.ts";
import { recordRefused } from "./incidents.ts";

/** Few enough that nobody at the desk waits long for the database between two batches. */
const AT_ONCE = 100;

/**
 * Brings new documents to the next live tickets; gives how many there were, 0 when there is nothing left to do. The row of the rearm is held until the commit that
 * moves its cursor: one worker at a time goes on with it, and who is killed leaves it where it was.
 */
export async function rearmNext(store: Store, door: Door, clock: Clock): Promise<number> {
  const now = clock.now();
  if (!(await waiting(store).limit(1).executeTakeFirst())) return 0;
  let found = false;
  let reached: readonly string[] = [];
  const choose: Choose = async (trx) => {
    reached = [];
    const rearm = await trx
      .selectFrom("rearm")
      .selectAll()
      .where("finished_at", "is", null)
      .orderBy("id")
      .limit(1)
      .modifyEnd(store.dialect.skipLocked)
      .executeTakeFirst();
    found = rearm !== undefined;
    if (!rearm) return [];
    // Tickets that were being opened when the documents were published are there before the first look.
    if (rearm.cursor === "") await store.dialect.queue(trx, "numbers");
    const tickets = await liveTickets(trx)
      .select(["id", "wake_at"])
      .where("id", ">", rearm.cursor)
      .orderBy("id")
      .limit(AT_ONCE)
      .execute();
    reached = tickets.map(({ id }) => id);
    await trx
      .updateTable("rearm")
      .set({
        cursor: reached.at(-1) ?? rearm.cursor,
        done: rearm.done + reached.length,
        finished_at: reached.length < AT_ONCE ? now : null,
      })
      .where("id", "=", rearm.id)
      .execute();
    const definitions = readStrings(rearm.definitions);
    return tickets.map(({ id: ticket, wake_at: wakeAt }): { readonly event: Event } => ({
      event: {
        // In the order of the tickets, so that what is filed under it lies together.
        id: `${rearm.id}.${ticket}`,
        ticket,
        // When they came into force, and not when their turn came: tickets of one past fall due at one instant.
        at: rearm.started_at,
        actor: SYSTEM,
        type: "rearmRequested",
        definitions,
        wakeAt,
      },
    }));
  };
  const results = await door.applyBatch(choose);
  await recordRefused(store.db, reached, results, { key: "rearm", kind: "rearm", at: now });
  return found ? Math.max(reached.length, 1) : 0;
}

const waiting = ({ db }: Store) => db.selectFrom("rearm").select("id").where("finished_at", "is", null);
