import type { Event, NewTicket } from "../blueprints/event.ts";
import type { Reason } from "../blueprints/finding.ts";
import { MOST_CHILDREN } from "../blueprints/limits.ts";
import { settle } from "./automatic.ts";
import { causeFor } from "./chain.ts";
import { ownerFaults } from "./change.ts";
import { childrenOf } from "./fold-beside.ts";
import { hashedId } from "./hashed-id.ts";
import { mayEdit } from "./permission.ts";
import { closedReason, reason } from "./reasons.ts";
import type { Run } from "./run.ts";
import { strictRefusal } from "./strict.ts";

type ChildRequested = Extract<Event, { readonly type: "childRequested" }>;

/**
 * A person opens a ticket for others who do a part of this one. It is work within the desk: it has no requester, so that nothing of it
 * goes to them, and begins with a note. Who opened it follows it, in whichever department it is.
 */
export function openChild(run: Run, event: ChildRequested): readonly Reason[] {
  const { actor, subject, text, department, group, assignee } = event;
  const reasons = refused(run, event);
  if (reasons.length > 0) return reasons;
  const parent = run.present;
  const id = run.nextId();
  const ticket = hashedId(id);
  run.record({ type: "linked", link: "child", ticket }, actor);
  const draft: NewTicket = {
    number: 0,
    subject,
    submitter: actor.id,
    department,
    ...(group !== null && { group }),
    ...(assignee !== null && { assignee }),
    ...(parent.priority !== null && { priority: parent.priority }),
    ...(parent.product !== null && { product: parent.product }),
    ...(actor.kind === "agent" && { followers: [actor.id] }),
    language: parent.language,
    channel: "desk",
  };
  run.follows.push({
    id,
    ticket,
    at: run.now,
    actor,
    type: "ticketSubmitted",
    draft,
    message: { public: false, authorKind: "agent", channel: "note", text },
    link: { kind: "childOf", ticket: parent.id },
    cause: causeFor(run, null),
  });
  settle(run);
  return [];
}

function refused(run: Run, { actor, assignee }: ChildRequested): readonly Reason[] {
  const ticket = run.present;
  if (ticket.status === "closed") return [closedReason()];
  if (!mayEdit(ticket, actor))
    return [
      reason(
        "notAllowed",
        "",
        "Only who may change the ticket opens child tickets for it.",
        "Seule une personne qui peut modifier le ticket lui ouvre des tickets enfants.",
      ),
    ];
  if (childrenOf(ticket).length >= MOST_CHILDREN)
    return [
      reason(
        "invalid",
        "",
        `A ticket has at most ${MOST_CHILDREN} child tickets by hand.`,
        `Un ticket a au plus ${MOST_CHILDREN} tickets enfants ouverts à la main.`,
      ),
    ];
  return [...strictRefusal(run, actor, "child", ""), ...ownerFaults(run, null, assignee)];
}
