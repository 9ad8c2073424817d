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
import type { Door } from "../tickets/door.ts";
import { AT_ONCE, doNextPart } from "./in-parts.ts";

/**
 * Gives the next tickets of somebody who has left back to their groups; gives how many were looked at, 0 when there is nothing
 * left to do. Each ticket's event has one id: it acts once.
 */
export const handBackNext = (store: Store, door: Door, clock: Clock, definitions: Definitions): Promise<number> =>
  doNextPart<Departure>(
    { store, door, clock },
    {
      waits: async (db) => (await open(db).select("id").limit(1).executeTakeFirst()) !== undefined,
      next: (trx) =>
        open(trx)
          .selectAll()
          .orderBy("started_at")
          .orderBy("id")
          .limit(1)
          .modifyEnd(store.dialect.skipLocked)
          .executeTakeFirst(),
      part: async (trx, departure, now) => {
        const { id, person, cursor } = departure;
        const over = await isOver(trx, departure, now);
        const rows = over
          ? []
          : await held(trx, person, cursor, AT_ONCE).modifyEnd(store.dialect.lockTickets).execute();
        const events = rows
          .filter((row) => backTo(definitions, row, departure) !== undefined)
          .map((row) => eventOf(departure, row.id, now));
        await trx
          .updateTable("hand_back")
          .set({
            cursor: rows.at(-1)?.id ?? cursor,
            given: departure.given + events.length,
            finished_at: rows.length < AT_ONCE ? now : null,
          })
          .where("id", "=", id)
          .execute();
        return { events, looked: Math.max(1, rows.length) };
      },
      incident: { key: "handBack", kind: "handBack" },
    },
  );

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
