import type { Scope } from "../blueprints/condition.ts";
import { explainCondition } from "../blueprints/condition.ts";
import type { Event } from "../blueprints/event.ts";
import type { Reason } from "../blueprints/finding.ts";
import type { Actor } from "../blueprints/people.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import { askedBy, collect } from "./answers.ts";
import type { CompiledTransition } from "./compile.ts";
import { statusIn, take } from "./move.ts";
import { isAgentOf, isAmong } from "./permission.ts";
import { list, person } from "./phrases.ts";
import {
  assigneeNeeded,
  closedReason,
  noStep,
  notFromHere,
  notInBlueprint,
  reason,
  sentenceOf,
  stateName,
  whereabouts,
} from "./reasons.ts";
import type { Run } from "./run.ts";

type StepRequested = Extract<Event, { readonly type: "stepRequested" }>;

/** A person, or an import, asks for a step: every reason against it at once, or the whole step. */
export function requestStep(run: Run, event: StepRequested): readonly Reason[] {
  const ticket = run.present;
  const { place } = ticket;
  const standing = run.standing;
  if (!place || !standing) return [notInBlueprint()];
  const { blueprint, state } = standing;
  const transition = blueprint.transitions.get(event.transition);
  if (!transition) return [noStep(event.transition)];
  if (event.fromState !== place.state) return [moved(run, event.fromState)];
  if (ticket.status === "closed" && !event.history) return [closedReason()];
  if (!state.exits.includes(transition)) return [notFromHere(blueprint, place.state, transition.transition.name)];
  const { actor } = event;
  const open = refusals(transition, ticket, actor, run.scope(actor), event.history === true);
  if (open.length > 0) return open;
  const collected = collect(
    askedBy(blueprint, transition, ticket),
    event.answers,
    ticket,
    (answers) => run.scene(actor, answers, run.scope(actor, answers)),
    event.history === true,
  );
  if (collected.reasons.length > 0) return collected.reasons;
  take(run, transition, actor, { how: "button", collected });
  return ownSolver(run, actor, ticket);
}

/** A person's step into solved needs an assignee; with the option the solver becomes it. */
export function ownSolver(run: Run, actor: Actor, before: Ticket): readonly Reason[] {
  const ticket = run.present;
  if (ticket.status !== "solved" || before.status === "solved" || ticket.assignee !== null || run.event.history)
    return [];
  if (actor.kind === "system" || actor.kind === "rule" || actor.kind === "import") return [];
  // A requester is a person too, but nobody who could own the ticket.
  if (!run.definitions.lifecycle.assignOnSolve || actor.kind !== "agent") return [assigneeNeeded()];
  const { assignee, group } = ticket;
  run.record({ type: "assigned", assignee: actor.id, group, was: { assignee, group } }, actor);
  return [];
}

function moved(run: Run, fromState: string): Reason {
  const { place } = run.present;
  const standing = run.standing;
  if (!place || !standing) return notInBlueprint();
  const now = stateName(standing.blueprint, place.state);
  return reason(
    "moved",
    "/fromState",
    `The ticket has moved meanwhile: it is in ${now.en}.`,
    `Le ticket a bougé entre-temps : il est dans ${now.fr}.`,
    { ...whereabouts(standing.blueprint, place.state), fromState, since: place.since },
  );
}

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
