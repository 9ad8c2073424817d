import type { Ticket } from "../../blueprints/ticket.ts";
import { readersOf } from "../../runtime/waiting/approval.ts";
import { type Principal, seesEverything } from "../auth/principal.ts";
import { involvedIn } from "./row.ts";

/** What of a ticket says who may see it. */
export type Guarded = Pick<
  Ticket,
  "requester" | "department" | "assignee" | "group" | "followers" | "chosen" | "approval" | "parallel"
>;

/**
 * Own tickets for a requester, and those of colleagues where their organization shares them; all for admins; for agents those of their departments, of none, in their own or their groups'
 * hands, and those in which they take part: as followers, chosen at a step, or asked for something while it waits for them. A role may
 * show less: without the departments' and those of none, or without the groups' either.
 */
export function maySee(principal: Principal, ticket: Guarded): boolean {
  if (principal.kind === "requester")
    return ticket.requester === principal.id || (principal.colleagues?.has(ticket.requester ?? "") ?? false);
  const { department, assignee, group } = ticket;
  const { departments, groups, roles } = principal.actor;
  const { sees = "departments" } = principal;
  if (seesEverything(principal) || assignee === principal.id) return true;
  if (sees === "departments" && (department === null || departments.includes(department))) return true;
  if (sees !== "own" && group !== null && groups.includes(group)) return true;
  const mine = [principal.id, ...groups, ...departments, ...roles];
  return [...involvedIn(ticket), ...readersOf(ticket)].some((one) => mine.includes(one));
}
