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
import { assigneeNeeded, closedReason, notInBlueprint, reason, sentenceOf, stateName, whereabouts } from "./reasons.ts";
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
  if (!transition)
    return [
      reason(
        "unknown",
        "/transition",
        `There is no step ${event.transition}.`,
        `L’étape ${event.transition} n’existe pas.`,
        { transition: event.transition },
      ),
    ];
  if (event.fromState !== place.state) return [moved(run, event.fromState)];
  if (ticket.status === "closed" && !event.history) return [closedReason()];
  if (!state.exits.includes(transition)) {
    const [name, step] = [stateName(blueprint, place.state), sentenceOf(transition.transition.name)];
    return [
      reason(
        "notFromHere",
        "/transition",
        `${step.en} is not offered in ${name.en}.`,
        `${step.fr} n’est pas proposée dans ${name.fr}.`,
        whereabouts(blueprint, place.state),
      ),
    ];
  }
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
function ownSolver(run: Run, actor: Actor, before: Ticket): readonly Reason[] {
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
  const reasons: Reason[] = [];
  if (!history) {
    const right = rightRefusal(transition, ticket, actor);
    if (right) reasons.push(right);
  }
  const { when } = transition;
  if (when && !when.holds(scope)) {
    const own = transition.transition.before?.otherwise;
    const message = own
      ? sentenceOf(own)
      : { en: "Its condition does not hold now.", fr: "Sa condition n’est pas remplie maintenant." };
    reasons.push({
      code: "notOffered",
      pointer: "/transition",
      message,
      details: { explanation: explainCondition(when.parsed, scope) },
    });
  }
  return reasons;
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
