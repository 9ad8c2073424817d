import type { Event } from "../blueprints/event.ts";
import type { Reason } from "../blueprints/finding.ts";
import type { Json, JsonObject } from "../blueprints/json.ts";
import type { Actor } from "../blueprints/people.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import type { StepTaken } from "./decision.ts";
import { closedReason, reason } from "./reasons.ts";
import type { Run } from "./run.ts";

/** So long a step can be taken back. */
export const UNDO_WITHIN_MS = 5 * 60_000;

type UndoRequested = Extract<Event, { readonly type: "undoRequested" }>;

/** Attributes that a step taken back leaves as they are: they count what was ever told. */
const COUNTERS: ReadonlySet<string> = new Set(["facts", "updatedAt"]);

/** Takes a person's last step back, in the transaction of all that followed of it: the ticket stands as it did before. */
export function requestUndo(run: Run, event: UndoRequested): readonly Reason[] {
  const taken = run.context.step;
  if (taken === undefined || (taken && taken.event !== event.event)) {
    run.needs.push({ type: "step", event: event.event });
    return [];
  }
  const ticket = run.present;
  const reasons = againstUndo(taken, ticket, event.actor, run.at);
  if (reasons.length > 0 || !taken) return reasons;
  const { restored, removed } = differenceTo(taken.before, ticket);
  run.record(
    {
      type: "stepUndone",
      event: taken.event,
      transition: taken.transition,
      ...(taken.handover !== undefined && { handover: taken.handover }),
      ...(taken.reply !== undefined && { reply: taken.reply }),
      after: taken.after,
      status: { from: ticket.status, to: taken.before.status },
      restored,
      removed,
    },
    event.actor,
  );
  // As though it had never been taken: no clock has ended, and no other promise applies.
  run.timedTicket = run.ticket;
  run.timedFacts = run.facts.length;
  run.chosenFacts = run.facts.length;
  return [];
}

/** Everything that stands against taking the step back now; `taken` null: there is no such step. */
export function againstUndo(taken: StepTaken | null, ticket: Ticket, actor: Actor, at: number): readonly Reason[] {
  if (!taken)
    return [reason("unknown", "/event", "There is no such step to undo.", "Il n’y a pas d’étape à annuler ici.")];
  if (taken.by !== actor.id && !actor.rights.includes("jump"))
    return [
      reason(
        "notAllowed",
        "",
        "Only who took the step may undo it, or somebody with the right “jump”.",
        "Seule la personne qui a effectué l’étape peut l’annuler, ou quelqu’un qui a le droit « jump ».",
        { right: "jump" },
      ),
    ];
  if (ticket.facts !== taken.last)
    return [no("Something has happened on the ticket since.", "Il s’est passé autre chose sur le ticket depuis.")];
  if (ticket.status === "closed") return [closedReason()];
  const reasons: Reason[] = [];
  if (at - taken.at > UNDO_WITHIN_MS)
    reasons.push(no("More than five minutes have passed.", "Plus de cinq minutes ont passé."));
  if (taken.others) reasons.push(no("It has made or moved another ticket.", "Elle a créé ou déplacé un autre ticket."));
  // A reply is taken back for what leaves by mail; that a colleague has been told of it stands in nobody's way.
  for (const type of new Set(taken.left)) if (taken.reply === undefined || type === "mail") reasons.push(LEFT[type]);
  return reasons;
}

const no = (en: string, fr: string): Reason => reason("notUndoable", "", en, fr);

const LEFT: { readonly [type in StepTaken["left"][number]]: Reason } = {
  mail: no("A mail has left.", "Un e-mail est parti."),
  notify: no("Somebody has been told by mail.", "Quelqu’un a été prévenu par e-mail."),
  webhook: no("Another system has been told.", "Un autre système a été prévenu."),
  askRating: no("The requester has been asked for a rating.", "Le demandeur a été invité à donner son avis."),
};

/** What to set, and what to take away, so that a ticket stands as another one. */
function differenceTo(
  before: Ticket,
  now: Ticket,
): { readonly restored: JsonObject; readonly removed: readonly string[] } {
  const [was, is] = [Object.entries(before), new Map<string, unknown>(Object.entries(now))];
  const restored = was.filter(
    ([key, value]) => !COUNTERS.has(key) && JSON.stringify(value) !== JSON.stringify(is.get(key)),
  );
  const known = new Set(was.map(([key]) => key));
  // A ticket is JSON through and through.
  return {
    restored: Object.fromEntries(restored) as { [key: string]: Json },
    removed: [...is.keys()].filter((key) => !known.has(key)),
  };
}
