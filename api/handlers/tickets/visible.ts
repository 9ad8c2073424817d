import { type Principal, seesEverything } from "../../auth/principal.ts";
import type { Desk } from "../../desk.ts";
import { refusal } from "../../http/problems.ts";
import { maySee } from "../../tickets/may-see.ts";
import { isNumber, readTicket, type StoredTicket } from "../../tickets/queries.ts";
import type { TicketFilter } from "../../tickets/ticket-filter.ts";

/** What of all tickets somebody may see, for lists and counts: `maySee` as a filter. */
export function visibleTo(principal: Principal): TicketFilter {
  if (principal.kind === "requester") return { requester: principal.id };
  if (seesEverything(principal)) return {};
  const { departments, groups, roles } = principal.actor;
  const less = principal.sees === "own" || principal.sees === "groups" ? { sees: principal.sees } : {};
  return { within: { departments, groups, roles, person: principal.id, ...less } };
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
