import { type Kysely, sql } from "kysely";
import type { Assignment } from "../../blueprints/assignment.ts";
import type { Event } from "../../blueprints/event.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import { pick } from "../../runtime/rules/pick.ts";
import type { Store } from "../db/connect.ts";
import type { Tables } from "../db/tables.ts";
import { newId } from "../ids.ts";
import { peekCandidates } from "../tickets/candidates.ts";
import type { Door } from "../tickets/door.ts";
import { ticketOf } from "../tickets/load.ts";
import { UNSOLVED } from "../tickets/ticket-filter.ts";
import { openClaims } from "./closures.ts";

/** Waiting tickets that are given out in one round of the worker, a group. */
const MOST = 20;
/** So many are looked at for those: what nobody can take now, for want of a skill or a channel, is in nobody's way. */
const LOOKED_AT = 300;

/** Gives waiting tickets to people who have room again or have come; gives how many. */
export async function pullBacklogs(store: Store, door: Door, definitions: Definitions, now: number): Promise<number> {
  let given = 0;
  for (const assignment of definitions.assignments?.values() ?? [])
    if (assignment.method !== "byHand") given += await pull(store, door, definitions, assignment, now);
  return given;
}

async function pull(
  store: Store,
  door: Door,
  definitions: Definitions,
  assignment: Assignment,
  now: number,
): Promise<number> {
  const { db } = store;
  let given = 0;
  // Tickets that ask for the same find the same people free, until somebody has been given one.
  let known = new Map<string, Free>();
  for (const ticket of await waiting(db, assignment)) {
    const asks = askedBy(assignment, ticket);
    // Looked at first without the ticket's lock: where nobody has room, its journal is left alone.
    const free = known.get(asks) ?? (await freeFor(store, definitions, assignment, ticket, now));
    known.set(asks, free);
    if (!free(null)) continue;
    // Claims are read after the room was seen: whoever made it is among them.
    const claim = (await openClaims(db, assignment, now)).find(({ person }) => free(person));
    const event: Event = {
      id: claim?.event ?? newId(),
      ticket: ticket.id,
      at: now,
      actor: SYSTEM,
      type: "assignRequested",
      ...(claim && { first: claim.person }),
    };
    if ((await door.apply({ event })).outcome === "accepted") given += 1;
    if (given >= MOST) return given;
    known = new Map();
  }
  return given;
}

/** What decides who is free for a ticket, as a word. */
const askedBy = ({ method }: Assignment, { channel, requester, wanted }: Ticket): string =>
  JSON.stringify([channel, wanted?.skills ?? [], method === "lastOwner" ? requester : null]);

/** Tells whether somebody is free for a ticket: this person, or anybody at all. */
type Free = (first: string | null) => boolean;

async function freeFor(
  store: Store,
  definitions: Definitions,
  assignment: Assignment,
  { channel, requester, wanted }: Ticket,
  now: number,
): Promise<Free> {
  const { group, load } = assignment;
  const { lastOwner, people } = await peekCandidates(store, definitions, { group, channel, requester }, now, load?.by);
  return (first) => {
    const { person } = pick(assignment, people, { channel, skills: wanted?.skills ?? [], lastOwner, first });
    return person !== null && (first === null || person === first);
  };
}

async function waiting(db: Kysely<Tables>, { group, backlog }: Assignment): Promise<readonly Ticket[]> {
  const rows = await db
    .selectFrom("ticket")
    .select("body")
    .where("group_key", "=", group)
    .where("assignee", "is", null)
    .where("status", "in", [...UNSOLVED])
    .orderBy(ORDERS[backlog ?? "oldest"])
    .orderBy("created_at")
    .limit(LOOKED_AT)
    .execute();
  return rows.map(({ body }) => ticketOf(body));
}

const ORDERS = {
  oldest: sql`created_at`,
  due: sql`coalesce(sla_due_at, 9007199254740991)`,
  priority: sql`case priority when 'urgent' then 0 when 'high' then 1 when 'normal' then 2 when 'low' then 3 else 4 end`,
} as const;
