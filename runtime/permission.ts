import type { Actor, Right } from "../blueprints/people.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import type { Mentionable } from "./decision.ts";
import { readersOf } from "./waiting/approval.ts";

/** What the desk does by itself, and what history says was done, needs no right. */
export const hasRight = (actor: Actor, right: Right): boolean =>
  actor.kind === "import" || actor.kind === "system" || actor.rights.includes(right);

/** Whether the actor is one of the people whom a document names, on this ticket, now. */
export function isAmong(who: readonly string[], ticket: Ticket, actor: Actor): boolean {
  for (const reference of who) if (isMeant(reference, ticket, actor)) return true;
  return false;
}

function isMeant(reference: string, ticket: Ticket, actor: Actor): boolean {
  switch (reference) {
    case "owner":
      return ticket.assignee !== null && ticket.assignee === actor.id;
    case "ownerGroup":
      return ticket.group !== null && actor.groups.includes(ticket.group);
    case "actor":
      return actor.kind === "agent";
    case "requester":
      return ticket.requester !== null && ticket.requester === actor.id;
    case "chosen":
      return ticket.chosen.some((one) => belongs(one, actor));
    case "rule":
      return actor.kind === "rule";
    case "system":
      return actor.kind === "system";
    default:
      return belongs(reference, actor);
  }
}

/** Whether a reference of kind and key means the actor: himself, or a group, role or department of his. */
export const belongs = (reference: string, actor: Actor): boolean =>
  reference === actor.id ||
  actor.groups.includes(reference) ||
  actor.roles.includes(reference) ||
  actor.departments.includes(reference);

/** Somebody of another team without a seat: he reads, notes, and does what asks for him by name, and works on no tickets. */
export const isCollaborator = ({ kind, roles }: Actor): boolean =>
  kind === "agent" && roles.includes("role:collaborator");

/** Nobody named: any agent of the ticket's department (of any, while it has none). */
export const isAgentOf = (ticket: Ticket, actor: Actor): boolean =>
  actor.kind === "agent" &&
  !isCollaborator(actor) &&
  (ticket.department === null || actor.departments.includes(ticket.department));

/** Whether somebody with these memberships sees the ticket. */
export function mayRead(ticket: Ticket, { id, groups, departments, all, sees }: Mentionable): boolean {
  const { department, assignee, group, followers, chosen } = ticket;
  if (all || assignee === id) return true;
  if (sees === undefined && (department === null || departments.includes(department))) return true;
  if (sees !== "own" && group !== null && groups.includes(group)) return true;
  const own = [id, ...groups, ...departments];
  return [...followers, ...chosen, ...readersOf(ticket)].some((one) => own.includes(one));
}

/** Who may change a ticket's attributes: agents of its department, those who have it, leads and admins, and what is no person. */
export function mayEdit(ticket: Ticket, actor: Actor): boolean {
  if (actor.kind === "rule" || actor.kind === "system" || actor.kind === "import") return true;
  if (actor.kind !== "agent" || isCollaborator(actor)) return false;
  if (actor.rights.includes("administer") || actor.rights.includes("jump")) return true;
  return (
    isAgentOf(ticket, actor) ||
    ticket.assignee === actor.id ||
    (ticket.group !== null && actor.groups.includes(ticket.group))
  );
}
