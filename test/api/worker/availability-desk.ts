import { clockAt, type SetClock } from "../../../api/clock.ts";
import type { Store } from "../../../api/db/connect.ts";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { newId } from "../../../api/ids.ts";
import { changeWork } from "../../../api/people/work.ts";
import { createDoor, type Door } from "../../../api/tickets/door.ts";
import { ticketOf } from "../../../api/tickets/load.ts";
import { readJournal } from "../../../api/tickets/ticket-journal.ts";
import { pullBacklogs } from "../../../api/worker/backlog.ts";
import { handBackNext } from "../../../api/worker/hand-back.ts";
import { endShifts } from "../../../api/worker/shifts.ts";
import { type Assignment, assignmentSchema } from "../../../blueprints/assignment.ts";
import type { NewTicket } from "../../../blueprints/event.ts";
import type { Fact } from "../../../blueprints/facts.ts";
import { SYSTEM } from "../../../blueprints/people.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { BASE_LIFECYCLE } from "../../../runtime/base-lifecycle.ts";
import { ANA, accepted, eventOf, furnish, put, REMI } from "../../small-desk.ts";
import { type DatabaseName, freshStore } from "../../stores.ts";

/** Monday, 12:00 UTC. */
export const NOON = Date.UTC(2026, 10, 23, 12);
export const HOUR = 3_600_000;
export const FINANCE = "group:finance";

/** A help desk whose people come, go and leave, on a clock that stands still until it is moved. */
export interface AvailabilityDesk {
  /** Opens the same database from other processes. */
  readonly address: string;
  readonly store: Store;
  readonly clock: SetClock;
  readonly door: Door;
  readonly assigns: (rule: Partial<Assignment>) => Promise<void>;
  /** Opens a ticket for Finance; `owner` gets it by hand. */
  readonly open: (owner: string | null, more?: Partial<NewTicket>) => Promise<string>;
  readonly work: () => Promise<number>;
  readonly facts: <T extends Fact["type"]>(id: string, type: T) => Promise<readonly Extract<Fact, { type: T }>[]>;
  readonly ticket: (id: string) => Promise<Ticket>;
  readonly owners: (ids: readonly string[]) => Promise<readonly (string | null)[]>;
  /** Gives somebody his shifts: 09:00 to 17:00 UTC on working days, with an hour at noon. */
  readonly shift: (person: string) => Promise<void>;
  readonly remove: () => Promise<void>;
}

const SHIFT = {
  kind: "calendar",
  schemaVersion: 1,
  key: "days",
  name: "Days",
  timeZone: "UTC",
  week: Object.fromEntries(
    ["mon", "tue", "wed", "thu", "fri"].map((day) => [
      day,
      [
        ["09:00", "12:00"],
        ["13:00", "17:00"],
      ],
    ]),
  ),
};

export async function availabilityDesk(name: DatabaseName): Promise<AvailabilityDesk> {
  const { store, address, remove } = await freshStore(name);
  await furnish(store);
  await put(store, "lifecycle", BASE_LIFECYCLE.key, BASE_LIFECYCLE);
  await put(store, "calendar", SHIFT.key, SHIFT);
  const clock = clockAt(NOON);
  const door = createDoor({ store, clock });
  const definitions = new CompiledDefinitions();
  const ticket = async (id: string): Promise<Ticket> => {
    const { body } = await store.db.selectFrom("ticket").select("body").where("id", "=", id).executeTakeFirstOrThrow();
    return ticketOf(body);
  };
  return {
    address,
    store,
    clock,
    door,
    remove,
    ticket,
    assigns: (rule) =>
      put(
        store,
        "assignment",
        rule.key ?? "finance",
        assignmentSchema.parse({
          kind: "assignment",
          schemaVersion: 1,
          key: "finance",
          name: "Finance",
          group: FINANCE,
          method: "leastLoaded",
          ...rule,
        }),
      ),
    open: async (owner, more = {}) => {
      const id = newId();
      const draft = { number: 0, subject: "A", channel: "web", requester: REMI.id, group: FINANCE, ...more };
      await accepted(door, {
        event: eventOf(id, owner === null ? REMI : ANA, clock.now(), {
          type: "ticketSubmitted",
          draft: owner === null ? draft : { ...draft, assignee: owner },
        }),
      });
      return id;
    },
    work: async () => {
      let did = 0;
      for (let more = true; more; ) {
        const inForce = await definitions.current(store.db);
        const now = clock.now();
        const round =
          (await endShifts(store, inForce, now)) +
          (await handBackNext(store, door, clock, inForce)) +
          (await pullBacklogs(store, door, inForce, now));
        did += round;
        more = round > 0;
      }
      return did;
    },
    facts: async (id, type) =>
      (await readJournal(store.db, id)).flatMap(({ fact }) =>
        // Told apart by its type.
        fact.type === type ? [fact as Extract<Fact, { type: typeof type }>] : [],
      ),
    owners: async (ids) => (await Promise.all(ids.map(ticket))).map(({ assignee }) => assignee),
    shift: async (person) =>
      changeWork(
        store.db,
        store.dialect,
        await definitions.current(store.db),
        { person, by: SYSTEM.id, at: clock.now() },
        { shift: "days" },
      ),
  };
}
