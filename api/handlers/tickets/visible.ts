import type { Ticket } from "../../../blueprints/ticket.ts";
import { isAdmin, type Principal } from "../../auth/principal.ts";
import type { Desk } from "../../desk.ts";
import { refusal } from "../../http/problems.ts";
import { isNumber, readTicket, type StoredTicket, type TicketFilter } from "../../tickets/queries.ts";
import { involvedIn } from "../../tickets/row.ts";

/** What of all tickets somebody may see, for lists and counts: {@link maySee} as a filter. */
export function visibleTo(principal: Principal): TicketFilter {
  if (principal.kind === "requester") return { requester: principal.id };
  if (isAdmin(principal)) return {};
  const { departments, groups } = principal.actor;
  return { within: { departments, groups, person: principal.id } };
}

/**
 * Own tickets for a requester; all for admins; for agents those of their departments, of none, in their own or their groups'
 * hands, and those in which they take part: as followers, or chosen at a step.
 */
export function maySee(principal: Principal, ticket: Ticket): boolean {
  if (principal.kind === "requester") return ticket.requester === principal.id;
  const { department, assignee, group } = ticket;
  const { departments, groups } = principal.actor;
  if (isAdmin(principal) || department === null || assignee === principal.id || departments.includes(department))
    return true;
  if (group !== null && groups.includes(group)) return true;
  const mine = [principal.id, ...groups, ...departments];
  return involvedIn(ticket).some((one) => mine.includes(one));
}

/** The id of the ticket that a path names. The door itself reads the ticket and answers who may not see it. */
export async function ticketId(desk: Desk, principal: Principal, idOrNumber: string): Promise<string> {
  return isNumber(idOrNumber) ? (await foundTicket(desk, principal, idOrNumber)).ticket.id : idOrNumber;
}

/** The ticket that a path names. One that is not visible is answered exactly like one that is not there. */
export async function foundTicket(desk: Desk, principal: Principal, id: string): Promise<StoredTicket> {
  const found = await readTicket(desk.store.db, id, desk.statements);
  if (!found || !maySee(principal, found.ticket)) throw refusal("notFound");
  return found;
}
