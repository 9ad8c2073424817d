import type { Event } from "../blueprints/event.ts";
import type { Reason } from "../blueprints/finding.ts";
import { isUnsolved } from "../blueprints/status.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import { settle } from "./automatic.ts";
import { wake } from "./deadlines/snoozes.ts";
import { mayEdit } from "./permission.ts";
import { reason } from "./reasons.ts";
import type { Run } from "./run.ts";

/** Nobody puts a ticket aside for longer. */
const LONGEST_MS = 366 * 86_400_000;
const LONGEST_REASON = 500;

/** Somebody puts the ticket aside until an instant, or takes it up again at once. */
export function requestSnooze(
  run: Run,
  event: Extract<Event, { readonly type: "snoozeRequested" }>,
): readonly Reason[] {
  const { present } = run;
  const { actor, until } = event;
  if (!mayEdit(present, actor))
    return [reason("notAllowed", "", "This is for agents of the department.", "Réservé aux agents du département.")];
  if (until === null) {
    wake(run, "person", actor);
    settle(run);
    return [];
  }
  const words = event.reason.trim();
  const against = faults(present, until, words, run.at);
  if (against.length > 0) return against;
  run.record({ type: "snoozed", until, reason: words }, actor);
  settle(run);
  return [];
}

function faults({ status }: Ticket, until: number, words: string, at: number): readonly Reason[] {
  const reasons: Reason[] = [];
  if (!isUnsolved(status))
    reasons.push(
      reason(
        "invalid",
        "",
        "Only a ticket that is not solved can be put aside.",
        "Seul un ticket non résolu peut être mis de côté.",
      ),
    );
  if (until <= at)
    reasons.push(
      reason("invalid", "/until", "Choose an instant that is still to come.", "Choisissez un instant à venir."),
    );
  if (until > at + LONGEST_MS) reasons.push(reason("invalid", "/until", "A year at the longest.", "Un an au plus."));
  if (words === "") reasons.push(reason("missing", "/reason", "Say what it waits for.", "Dites ce qu’il attend."));
  if (words.length > LONGEST_REASON)
    reasons.push(
      reason("invalid", "/reason", `At most ${LONGEST_REASON} characters.`, `Au plus ${LONGEST_REASON} caractères.`),
    );
  return reasons;
}
