import type { Scope } from "../blueprints/condition.ts";
import type { Actor } from "../blueprints/people.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import type { Context, SlaRow } from "./decision.ts";
import type { Definitions } from "./definitions.ts";
import { lookupsOf } from "./lookups.ts";
import { scopeOf, ticketView } from "./scope.ts";

/** Since when no agent has done anything: a single reply, note, step or edit; from its creation while there was none. */
export const untouchedSince = ({ lastAgentActionAt, createdAt }: Ticket): number => lastAgentActionAt ?? createdAt;

/** When something last happened that the requester may know of. What only the desk sees moves it not. */
export const toldAt = (ticket: Ticket): number =>
  Math.max(ticket.createdAt, ticket.lastReplyAt ?? 0, ticket.lastRequesterWordAt ?? 0, ticket.solvedAt ?? 0);

/** A ticket with what its row says besides. */
export interface Listed {
  readonly ticket: Ticket;
  readonly sla: SlaRow;
  readonly waitsFor: readonly string[];
}

/** Who looks at a list, when, and who is at work then. */
export interface Looking {
  readonly actor: Actor;
  /** Epoch ms. */
  readonly now: number;
  readonly onShift: ReadonlySet<string>;
}

/** What the condition of a list reads of one ticket: all that other documents do, and what the row says besides. */
export function listScope(
  definitions: Definitions,
  { ticket, sla, waitsFor }: Listed,
  { actor, now, onShift }: Looking,
  context: Context,
): Scope {
  const scope = scopeOf(ticket, actor, now, context, undefined, undefined, lookupsOf(definitions));
  const { assignee } = ticket;
  return {
    ...scope,
    ticket: {
      ...ticketView(ticket),
      slaDueAt: sla.dueAt,
      slaState: sla.state,
      waitsFor,
      untouchedSince: untouchedSince(ticket),
    },
    assignee: assignee === null ? null : { ...context.assignee, onShift: onShift.has(assignee) },
  };
}
