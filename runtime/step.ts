import type { Event } from "../blueprints/event.ts";
import type { Reason } from "../blueprints/finding.ts";
import type { Actor } from "../blueprints/people.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import { askedBy, collect } from "./answers.ts";
import { demandedBy, demandsAfter } from "./demands.ts";
import { take } from "./move.ts";
import {
  assigneeNeeded,
  closedReason,
  noStep,
  notFromHere,
  notInBlueprint,
  reason,
  stateName,
  whereabouts,
} from "./reasons.ts";
import type { Run } from "./run.ts";
import { refusals } from "./step-refusals.ts";
import { takePart } from "./waiting/take-part.ts";

type StepRequested = Extract<Event, { readonly type: "stepRequested" }>;

/** A person, or an import, asks for a step: every reason against it at once, or the whole step. */
export function requestStep(run: Run, event: StepRequested): readonly Reason[] {
  const ticket = run.present;
  const { place } = ticket;
  const standing = run.standing;
  if (!place || !standing) return [notInBlueprint()];
  const { blueprint, state } = standing;
  const transition = blueprint.transitions.get(event.transition);
  if (!transition && !blueprint.parts.has(event.transition)) return [noStep(event.transition)];
  if (event.fromState !== place.state) return [moved(run, event.fromState)];
  if (ticket.status === "closed" && !event.history) return [closedReason()];
  const answered = state.waits && takePart(run, event, state.waits);
  if (answered) return answered;
  if (!transition || event.takeBack) return [noStep(event.transition)];
  if (!state.exits.includes(transition)) return [notFromHere(blueprint, place.state, transition.transition.name)];
  const { actor } = event;
  const open = refusals(transition, ticket, actor, run.scope(actor), event.history === true);
  if (open.length > 0) return open;
  const own = askedBy(blueprint, transition, ticket);
  const collected = collect(
    [...own, ...demandedBy(run.definitions, ticket, transition.to.status, actor, own)],
    event.answers,
    ticket,
    (answers) => run.scene(actor, answers, run.scope(actor, answers)),
    event.history === true,
  );
  if (collected.reasons.length > 0) return collected.reasons;
  take(run, transition, actor, { how: "button", collected });
  const lacking = demandsAfter(run, ticket, actor);
  return lacking.length > 0 ? lacking : ownSolver(run, actor, ticket);
}

/** A person's step into solved needs an assignee; with the option the solver becomes it. */
export function ownSolver(run: Run, actor: Actor, before: Ticket): readonly Reason[] {
  const ticket = run.present;
  if (ticket.status !== "solved" || before.status === "solved" || ticket.assignee !== null || run.event.history)
    return [];
  if (actor.kind === "system" || actor.kind === "rule" || actor.kind === "import") return [];
  // A requester is a person too, but nobody who could own the ticket.
  if (!run.definitions.lifecycle.assignOnSolve || actor.kind !== "agent" || run.againstOwner(actor.id))
    return [assigneeNeeded()];
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
