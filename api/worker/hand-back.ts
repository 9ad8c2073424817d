import type { Transaction } from "kysely";
import type { Event } from "../../blueprints/event.ts";
import { type Actor, SYSTEM } from "../../blueprints/people.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import type { Clock } from "../clock.ts";
import type { Store } from "../db/connect.ts";
import type { Tables } from "../db/tables.ts";
import { derivedId } from "../ids.ts";
import { backTo, held } from "../people/leaving.ts";
import { readNoOwners } from "../people/no-owners.ts";
import type { Choose } from "../tickets/apply.ts";
import type { Door } from "../tickets/door.ts";
import { recordRefused } from "./incidents.ts";

/** Few enough that nobody at the desk waits long for the database between two batches. */
const AT_ONCE = 50;

/**
 * Gives the next tickets of somebody who has left back to their groups; gives how many were looked at, 0 when there is nothing
 * left to do. The row of the departure is held until the commit that moves its cursor, and each ticket's event has one id: it acts
 * once, whichever worker does it and wherever one is killed.
 */
export async function handBackNext(store: Store, door: Door, clock: Clock, definitions: Definitions): Promise<number> {
  if (!(await open(store.db).select("id").limit(1).executeTakeFirst())) return 0;
  const now = clock.now();
  let looked = 0;
  let events: readonly Event[] = [];
  const choose: Choose = async (trx) => {
    [looked, events] = [0, []];
    const departure = await open(trx)
      .selectAll()
      .orderBy("started_at")
      .orderBy("id")
      .limit(1)
      .modifyEnd(store.dialect.skipLocked)
      .executeTakeFirst();
    if (!departure) return [];
    const { id, person, cursor } = departure;
    const over = await isOver(trx, departure, now);
    const rows = over ? [] : await held(trx, person, cursor, AT_ONCE).modifyEnd(store.dialect.lockTickets).execute();
    events = rows
      .filter((row) => backTo(definitions, row, departure) !== undefined)
      .map((row) => eventOf(departure, row.id, now));
    looked = Math.max(1, rows.length);
    await trx
      .updateTable("hand_back")
      .set({
        cursor: rows.at(-1)?.id ?? cursor,
        given: departure.given + events.length,
        finished_at: rows.length < AT_ONCE ? now : null,
      })
      .where("id", "=", id)
      .execute();
    return events.map((event) => ({ event }));
  };
  const results = await door.applyBatch(choose);
  await recordRefused(
    store.db,
    events.map(({ ticket }) => ticket),
    results,
    { key: "handBack", kind: "handBack", at: now },
  );
  return looked;
}

const open = (db: Store["db"]) => db.selectFrom("hand_back").where("finished_at", "is", null);

type Departure = Tables["hand_back"];

/** Who has come back meanwhile, to the desk too, or is absent until another day, keeps what this departure has not reached. */
async function isOver(trx: Transaction<Tables>, { person, why, until }: Departure, now: number): Promise<boolean> {
  if (until !== null && until <= now) return true;
  if (why === "shiftEnded") return false;
  if (why === "left" || why === "noSeat") return !(await readNoOwners(trx)).has(person);
  const row = await trx.selectFrom("presence").select("absent_until").where("person", "=", person).executeTakeFirst();
  return row?.absent_until !== until;
}

const eventOf = ({ id, person, why, since, until, by_actor }: Departure, ticket: string, now: number): Event => ({
  id: derivedId("handBack", id, ticket),
  ticket,
  at: now,
  actor: actorOf(by_actor),
  type: "handBackRequested",
  person,
  why,
  since,
  until,
});

/** Whoever set the absence asks for no more than the group's rule says: his rights decide nothing here. */
const actorOf = (id: string): Actor => (id === SYSTEM.id ? SYSTEM : { ...SYSTEM, id, kind: "agent" });
