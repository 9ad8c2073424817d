import { useState } from "react";
import type { ProblemError as Fault } from "../../../api/contract/problem.ts";
import type { OfferView, TicketView } from "../../../api/contract/ticket-views.ts";
import type { Answers } from "../../../blueprints/event.ts";
import { client } from "../../data/client.ts";
import { rereadTicket } from "./use-ticket.ts";

/** Why a step was not taken: something is missing, somebody was faster, or it did not get through. */
export type Refusal =
  | { readonly kind: "faults"; readonly errors: readonly Fault[]; readonly detail: string }
  | { readonly kind: "moved" }
  | { readonly kind: "failed"; readonly detail: string };

/** Takes a step, once: a lost connection keeps the key, so that trying again is never done twice. */
export function useStepSending(
  ticket: string,
  offer: Pick<OfferView, "transition" | "fromState">,
  onDone: (ticket: TicketView, event: string) => void,
) {
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = async (answers: Answers): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const answer = await client.tickets.step({
      params: { id: ticket },
      body: { transition: offer.transition, fromState: offer.fromState, answers },
      idempotencyKey: key,
    });
    setBusy(false);
    if (answer.ok) return onDone(answer.body.ticket, answer.body.event);
    const { problem, status } = answer;
    const detail = problem.detail || problem.title;
    if (status === 0 || status >= 500) return setRefusal({ kind: "failed", detail });
    // A refusal was an answer: what follows is another request.
    setKey(crypto.randomUUID());
    if (status === 409 && problem.errors.some(({ code }) => code === "moved" || code === "notFromHere")) {
      await rereadTicket(ticket);
      return setRefusal({ kind: "moved" });
    }
    setRefusal({ kind: "faults", errors: problem.errors, detail });
  };
  return { send, busy, refusal };
}
