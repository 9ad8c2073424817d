import type { Scope } from "../blueprints/condition.ts";
import { explainCondition } from "../blueprints/condition.ts";
import type { Reason } from "../blueprints/finding.ts";
import type { Actor } from "../blueprints/people.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import type { CompiledTransition } from "./compiled.ts";
import { statusIn } from "./move.ts";
import { isAgentOf, isAmong } from "./permission.ts";
import { list, person } from "./phrases.ts";
import { reason, sentenceOf } from "./reasons.ts";

/** Why this actor is not offered the step now; nothing when it is offered. History was not asked for permission: it happened. */
export function refusals(
  transition: CompiledTransition,
  ticket: Ticket,
  actor: Actor,
  scope: Scope,
  history: boolean,
): readonly Reason[] {
  const right = history ? null : rightRefusal(transition, ticket, actor);
  const now = notNow(transition, scope);
  return [...(right ? [right] : []), ...(now ? [now] : [])];
}

/** The step's own condition does not hold: nobody is offered it, and no rule takes it. */
export function notNow({ when, transition: { before } }: CompiledTransition, scope: Scope): Reason | null {
  if (!when || when.holds(scope)) return null;
  const message = before?.otherwise
    ? sentenceOf(before.otherwise)
    : { en: "Its condition does not hold now.", fr: "Sa condition n’est pas remplie maintenant." };
  const explanation = explainCondition(when.parsed, scope);
  return { code: "notOffered", pointer: "/transition", message, details: { explanation } };
}

function rightRefusal(transition: CompiledTransition, ticket: Ticket, actor: Actor): Reason | null {
  if (transition.transition.start !== undefined)
    return reason("notAllowed", "/transition", "This step starts by itself.", "Cette étape se fait d’elle-même.");
  if (statusIn(transition.to, ticket) === "closed" && actor.kind !== "system" && actor.kind !== "rule")
    return reason(
      "notAllowed",
      "/transition",
      "Closed is never set by a button.",
      "La clôture ne se fait jamais par un bouton.",
    );
  const { who } = transition;
  if (who ? isAmong(who, ticket, actor) : isAgentOf(ticket, actor)) return null;
  const words = who ? list(who.map(person), "or") : { en: "agents of the department", fr: "un agent du département" };
  return reason("notAllowed", "/transition", `This step is for ${words.en}.`, `Cette étape est pour ${words.fr}.`, {
    who: who ?? [ticket.department ?? "role:agent"],
  });
}
