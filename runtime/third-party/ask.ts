import type { Event } from "../../blueprints/event.ts";
import type { Reason } from "../../blueprints/finding.ts";
import { MOST_THREADS } from "../../blueprints/limits.ts";
import { settle } from "../automatic.ts";
import { setStatus, statusRefusal } from "../lifecycle.ts";
import { mayEdit } from "../permission.ts";
import { closedReason, reason } from "../reasons.ts";
import type { Run } from "../run.ts";
import { strictRefusal } from "../strict.ts";
import { addMessage } from "../word.ts";

type AskRequested = Extract<Event, { readonly type: "thirdPartyAskRequested" }>;

/** Opens a private thread with the first word in it; a free ticket may rest until the answer. */
export function askThirdParty(run: Run, event: AskRequested): readonly Reason[] {
  const { actor, party, subject, text, expectedBy, hold, attachments = [] } = event;
  const ticket = run.present;
  const reasons = refused(run, event);
  if (reasons.length > 0) return reasons;
  const thread = run.nextId();
  run.record({ type: "thirdPartyAsked", thread, ...party, subject, expectedBy }, actor);
  const word = { public: false, authorKind: "agent", text, channel: "desk", thread, to: [party.address] } as const;
  addMessage(run, { ...word, attachments }, actor);
  if (hold && ticket.status !== "hold") setStatus(run, "hold", actor);
  settle(run);
  return [];
}

function refused(run: Run, { actor, hold }: AskRequested): readonly Reason[] {
  const ticket = run.present;
  if (ticket.status === "closed") return [closedReason()];
  if (!mayEdit(ticket, actor))
    return [
      reason(
        "notAllowed",
        "",
        "Only who may change the ticket asks a third party.",
        "Seule une personne qui peut modifier le ticket s’adresse à un tiers.",
      ),
    ];
  if ((ticket.thirdParties?.length ?? 0) >= MOST_THREADS)
    return [
      reason(
        "invalid",
        "",
        `A ticket has at most ${MOST_THREADS} private threads.`,
        `Un ticket a au plus ${MOST_THREADS} fils privés.`,
      ),
    ];
  const strict = strictRefusal(run, actor, "thirdParty", "");
  const holds = hold && ticket.status !== "hold";
  return holds
    ? [...strict, ...statusRefusal(run, "hold", {}, actor).map((one) => ({ ...one, pointer: "/hold" }))]
    : strict;
}
