import type { Event, NewTicket, TicketChanges } from "../blueprints/event.ts";
import type { Reason } from "../blueprints/finding.ts";
import { settle } from "./automatic.ts";
import { ownerFaults, valueFaults } from "./change.ts";
import { filledIn } from "./forms.ts";
import { openIfAssigned } from "./lifecycle.ts";
import { assigneeNeeded, reason } from "./reasons.ts";
import { routeTicket } from "./rules/route.ts";
import type { Run } from "./run.ts";
import { addMessage } from "./word.ts";

type TicketSubmitted = Extract<Event, { readonly type: "ticketSubmitted" }>;

/** A ticket is made, says its first word, and tries to enter a blueprint. */
export function submit(run: Run, event: TicketSubmitted): readonly Reason[] {
  const { message, actor } = event;
  if (run.ticket) return [reason("invalid", "", "This ticket exists already.", "Ce ticket existe déjà.")];
  const filled = filledIn(run, event);
  if (!filled.ok) return filled.reasons;
  const { draft } = filled;
  const reasons = [
    ...valueFaults(changesOf(draft), null, run.definitions.fields),
    ...(event.history ? [] : ownerFaults(run, null, draft.assignee)),
    ...statusFaults(draft, event),
  ];
  if (reasons.length > 0) return reasons;
  const { cause, link } = event;
  run.record({ type: "ticketCreated", id: event.ticket, draft }, actor, cause?.rules.at(-1));
  if (link) run.record({ type: "linked", link: link.kind, ticket: link.ticket }, actor, cause?.rules.at(-1));
  if (cause) {
    const { root, depth, ticket, rules } = cause;
    run.trace.push({
      step: "cause",
      rule: rules.at(-1) ?? "",
      outcome: "acted",
      detail: { root, depth, ticket, rules },
    });
  }
  if (message) addMessage(run, message, actor);
  // Whoever opened it for a group or a person has routed it himself.
  if (run.present.group === null && run.present.assignee === null) routeTicket(run);
  openIfAssigned(run, actor);
  settle(run);
  return [];
}

const changesOf = ({ subject, ...draft }: NewTicket): TicketChanges => ({ ...draft, subject });

/** A ticket may come in any status that is not over; history brings what was. */
function statusFaults({ status, assignee }: NewTicket, { actor, history }: TicketSubmitted): readonly Reason[] {
  if (history || status === undefined || actor.kind === "import") return [];
  if (status === "closed" && !actor.rights.includes("close"))
    return [
      reason("statusNotAllowed", "/status", "Closed is never set by hand.", "La clôture ne se fait jamais à la main."),
    ];
  return status === "solved" && (assignee ?? null) === null ? [assigneeNeeded("/status")] : [];
}
