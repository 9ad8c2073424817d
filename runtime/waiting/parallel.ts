import type { Reason } from "../../blueprints/finding.ts";
import type { Actor } from "../../blueprints/people.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { CompiledTransition } from "../compiled.ts";
import { isAgentOf, isAmong } from "../permission.ts";
import { reason, sentenceOf } from "../reasons.ts";

/** When and by whom the step was done; null: it is to be done. */
const doneOf = ({ parallel }: Ticket, id: string) => parallel?.steps.find((step) => step.id === id)?.done ?? null;

/** It is done: doing it again is refused, whoever is faster. */
export function doneAlready(ticket: Ticket, { id, transition }: CompiledTransition): Reason | null {
  const done = doneOf(ticket, id);
  if (!done) return null;
  const { en, fr } = sentenceOf(transition.name);
  return reason("notOffered", "/transition", `“${en}” is done already.`, `« ${fr} » est déjà fait.`, {
    by: done.by,
    at: done.at,
  });
}

/** By whoever did it, and by whoever may do it. */
export function mayTakeBack(ticket: Ticket, { id, who }: CompiledTransition, actor: Actor): boolean {
  const done = doneOf(ticket, id);
  if (!done) return false;
  return done.by === actor.id || (who ? isAmong(who, ticket, actor) : isAgentOf(ticket, actor));
}
