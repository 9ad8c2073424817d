import type { Ticket } from "../../../blueprints/ticket.ts";
import { isAdmin, type Principal } from "../../auth/principal.ts";
import type { Desk } from "../../desk.ts";
import { refusal } from "../../http/problems.ts";
import { readTicket, type StoredTicket, type TicketFilter } from "../../tickets/queries.ts";

/** What of all tickets somebody may see, for lists and counts: {@link maySee} as a filter. */
export function visibleTo(principal: Principal): TicketFilter {
  if (principal.kind === "requester") return { requester: principal.id };
  if (isAdmin(principal)) return {};
  return { within: { departments: principal.actor.departments, person: principal.id } };
}

/** Own tickets for a requester; for agents those of their departments, of none, or in their own hands; all for admins. */
export function maySee(principal: Principal, ticket: Ticket): boolean {
  if (principal.kind === "requester") return ticket.requester === principal.id;
  const { department, assignee } = ticket;
  return (
    isAdmin(principal) ||
    department === null ||
    assignee === principal.id ||
    principal.actor.departments.includes(department)
  );
}

/** The ticket that a path names. One that is not visible is answered exactly like one that is not there. */
export async function foundTicket(desk: Desk, principal: Principal, id: string): Promise<StoredTicket> {
  const found = await readTicket(desk.store.db, id);
  if (!found || !maySee(principal, found.ticket)) throw refusal("notFound");
  return found;
}
