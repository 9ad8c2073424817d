import type { Ticket } from "../../blueprints/ticket.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import type { Principal } from "../auth/principal.ts";
import type { TicketSummary, TicketView } from "../contract/ticket-views.ts";
import type { Desk } from "../desk.ts";
import { readMoves } from "../tickets/moves.ts";
import { clockViews } from "./clock.ts";
import { type Names, readNames } from "./names.ts";
import { nextDue, placeView } from "./place.ts";
import { ticketForRequester } from "./requester.ts";
import { threadOf } from "./thread.ts";

/** Everybody whom a ticket names. */
export const peopleOf = (ticket: Ticket): readonly (string | null)[] => [
  ticket.requester,
  ticket.submitter,
  ticket.assignee,
  ...ticket.followers,
  ...ticket.chosen,
];

export function ticketSummary(
  ticket: Ticket,
  version: number,
  definitions: Definitions,
  names: Names,
  now: number,
): TicketSummary {
  return {
    id: ticket.id,
    number: ticket.number,
    version,
    subject: ticket.subject,
    requester: names.orNull(ticket.requester),
    assignee: names.orNull(ticket.assignee),
    group: names.orNull(ticket.group),
    department: names.orNull(ticket.department),
    status: ticket.status,
    statusSince: ticket.statusSince,
    priority: ticket.priority,
    type: ticket.type,
    category: ticket.category,
    product: ticket.product,
    channel: ticket.channel,
    tags: [...ticket.tags],
    place: placeView(definitions, ticket),
    flags: [...ticket.flags],
    nextDue: nextDue(definitions, ticket),
    clocks: clockViews(definitions, ticket, now),
    dueAt: ticket.dueAt,
    createdAt: ticket.createdAt,
    updatedAt: ticket.updatedAt,
  };
}

/** What the caller may do besides steps; the door has the last word. */
function possible(ticket: Ticket, principal: Principal): TicketView["may"] {
  const { rights } = principal.actor;
  const agent = principal.kind === "agent";
  const open = ticket.status !== "closed";
  return {
    edit: agent && open,
    note: agent && open,
    // A requester's word to a closed ticket opens one that follows it.
    reply: open || !agent,
    jump: agent && open && rights.includes("jump") && ticket.place !== null,
    revoke: agent && open && rights.includes("revoke") && ticket.place !== null,
    enter: agent && open && ticket.place === null,
    excuse: agent && rights.includes("excuse"),
  };
}

/** A whole ticket as this caller may see it, with its clocks as they stand at `at`, epoch ms; now when it is absent. */
export async function ticketView(
  desk: Desk,
  principal: Principal,
  ticket: Ticket,
  version: number,
  at = desk.clock.now(),
): Promise<TicketView> {
  const { db } = desk.store;
  const definitions = await desk.definitions.current(db);
  const internal = principal.kind === "agent" && ticket.place !== null;
  // A ticket that is answered as it was then has no facts of later.
  const moves = internal ? await readMoves(db, desk.statements, ticket.id, ticket.facts) : [];
  const names = await readNames(db, [...peopleOf(ticket), ticket.snooze?.by ?? null, ...moves.map(({ by }) => by)]);
  const view: TicketView = {
    ...ticketSummary(ticket, version, definitions, names, at),
    description: ticket.description,
    requesterSubject: ticket.requesterSubject,
    submitter: names.orNull(ticket.submitter),
    followers: ticket.followers.map(names.of),
    ccs: [...ticket.ccs],
    address: ticket.address,
    language: ticket.language,
    fields: { ...ticket.fields },
    resolution: ticket.resolution,
    outcome: ticket.outcome,
    chosen: ticket.chosen.map(names.of),
    owed: ticket.owed.map(({ transition, item }) => ({ transition, item })),
    reopens: ticket.reopens,
    solvedAt: ticket.solvedAt,
    snooze: ticket.snooze ? { ...ticket.snooze, by: names.of(ticket.snooze.by) } : null,
    thread: threadOf(moves, ticket, definitions, names),
    may: possible(ticket, principal),
  };
  return principal.kind === "requester" ? { ...view, ...ticketForRequester(ticket, view) } : view;
}
