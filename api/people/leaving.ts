import type { Kysely } from "kysely";
import type { DepartureReason } from "../../blueprints/assignment.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import { type Departure, goesBackBecause } from "../../runtime/rules/goes-back.ts";
import type { Tables } from "../db/tables.ts";
import { derivedId } from "../ids.ts";
import { ticketOf } from "../tickets/load.ts";
import { UNSOLVED } from "../tickets/ticket-filter.ts";
import type { Change } from "./changes.ts";

type Db = Kysely<Tables>;

interface Begun extends Change, Departure {
  readonly why: DepartureReason;
  readonly since: number;
}

/** Sets out to give somebody's tickets back to his groups, by their rules; once for one departure. */
export async function beginHandBack(trx: Db, { person, why, since, until, by, at }: Begun): Promise<void> {
  const id = derivedId("handBack", person, why, since, until ?? -1);
  await trx
    .insertInto("hand_back")
    .values({
      id,
      person,
      why,
      since,
      until,
      by_actor: by,
      cursor: "",
      given: 0,
      started_at: at,
      finished_at: null,
    })
    .onConflict((c) => c.column("id").doNothing())
    .execute();
}

/** A person's open tickets after `cursor`, in the order of their ids. */
export const held = (db: Db, person: string, cursor: string, limit: number) =>
  db
    .selectFrom("ticket")
    .select(["ticket.id", "ticket.body", "ticket.sla_due_at"])
    .where("assignee", "=", person)
    .where("status", "in", [...UNSOLVED])
    .where("ticket.id", ">", cursor)
    .orderBy("ticket.id")
    .limit(limit);

type Held = Pick<Tables["ticket"], "body" | "sla_due_at">;

/** The group that a ticket goes back to, null where it has none; undefined: it stays with its owner. */
export function backTo(
  definitions: Definitions,
  { body, sla_due_at }: Held,
  departure: Departure,
): string | null | undefined {
  const ticket = ticketOf(body);
  const assignment = ticket.group === null ? undefined : definitions.assignments?.get(ticket.group);
  return goesBackBecause(assignment, ticket, sla_due_at, departure) === null ? undefined : ticket.group;
}

/** What would become of somebody's tickets: how many go back to which group, to nobody, and how many stay. */
export interface Foreseen {
  readonly total: number;
  readonly back: ReadonlyMap<string, number>;
  readonly toNobody: number;
}

const AT_ONCE = 500;

export async function foresee(
  db: Db,
  definitions: Definitions,
  person: string,
  departure: Departure,
): Promise<Foreseen> {
  const back = new Map<string, number>();
  let [total, toNobody] = [0, 0];
  for (let cursor = ""; ; ) {
    const rows = await held(db, person, cursor, AT_ONCE).execute();
    for (const row of rows) {
      const group = backTo(definitions, row, departure);
      if (group === null) toNobody += 1;
      else if (group !== undefined) back.set(group, (back.get(group) ?? 0) + 1);
    }
    total += rows.length;
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return { total, back, toNobody };
    cursor = last.id;
  }
}
