import type { Event } from "../../blueprints/event.ts";
import type { Reason } from "../../blueprints/finding.ts";
import { type Actor, SYSTEM } from "../../blueprints/people.ts";
import { type Collected, collect } from "../answers.ts";
import type { CompiledApproval, CompiledTransition, CompiledWaits } from "../compiled.ts";
import { act, enterState } from "../move.ts";
import { reason, sentenceOf } from "../reasons.ts";
import type { Run } from "../run.ts";
import { startOn } from "../start-on.ts";
import { refusals } from "../step-refusals.ts";
import { isMet } from "./approval.ts";
import { doneAlready, mayTakeBack } from "./parallel.ts";
import { ensureAsked } from "./take-up.ts";
import { answerRefusal, approveRefusal, pendingApproval, standsFor } from "./who-approves.ts";

type StepRequested = Extract<Event, { readonly type: "stepRequested" }>;

/**
 * Somebody answers what the present state waits for: every reason against it, none when it is taken, null when it is another
 * step. History tells what was taken, and the drawn step is taken as it says.
 */
export function takePart(run: Run, event: StepRequested, waits: CompiledWaits): readonly Reason[] | null {
  const { transition: id, history } = event;
  const step = waits.parallel.get(id);
  if (step) return event.takeBack ? takeBack(run, event, step, waits) : doStep(run, event, step, waits);
  const { approval } = waits;
  if (!approval || history) return null;
  if (id === approval.approve.id) return approve(run, event, approval, waits);
  if (id === approval.reject.id) return reject(run, event, approval, waits);
  return id === approval.withdraw?.id ? withdraw(run, event, approval, waits) : null;
}

function approve(run: Run, event: StepRequested, approval: CompiledApproval, waits: CompiledWaits): readonly Reason[] {
  const { actor } = event;
  const pending = pendingApproval(run.present, approval);
  const refused = approveRefusal(pending, actor);
  if (refused) return [refused];
  const collected = answersOf(run, event, approval.approve);
  if (collected.reasons.length > 0) return collected.reasons;
  asked(run, waits);
  run.record({ type: "approvalGiven", as: standsFor(pending, actor) ?? [], ...by(event) }, actor);
  keep(run, collected, actor);
  if (run.present.approval && isMet(run.present.approval)) startOn(run, ["approved"]);
  return [];
}

/** One no is enough: the ticket goes where the document says, else back to where it came from. What was entered stays entered. */
function reject(run: Run, event: StepRequested, approval: CompiledApproval, waits: CompiledWaits): readonly Reason[] {
  const { actor } = event;
  const refused = answerRefusal(pendingApproval(run.present, approval), actor);
  if (refused) return [refused];
  const collected = answersOf(run, event, approval.reject);
  if (collected.reasons.length > 0) return collected.reasons;
  asked(run, waits);
  run.record({ type: "approvalRefused", ...by(event) }, actor);
  keep(run, collected, actor);
  if (!startOn(run, ["rejected"])) goBack(run, waits.rule, actor);
  return [];
}

const by = ({ via }: StepRequested) => (via === undefined ? {} : { via });

/** Whoever asked asks no more. */
function withdraw(run: Run, event: StepRequested, approval: CompiledApproval, waits: CompiledWaits): readonly Reason[] {
  const { actor } = event;
  const { asker } = pendingApproval(run.present, approval);
  if (asker !== actor.id)
    return [
      reason(
        "notAllowed",
        "/transition",
        "Only whoever asked withdraws it.",
        "Seule la personne qui a demandé peut la retirer.",
      ),
    ];
  run.record({ type: "approvalWithdrawn" }, actor);
  goBack(run, waits.rule, actor);
  return [];
}

/** The state that it came from; without one it stays. */
function goBack(run: Run, rule: string, actor: Actor): void {
  const before = run.present.place?.before;
  const state = before === undefined || before === null ? undefined : run.standing?.blueprint.states.get(before)?.state;
  if (state) enterState(run, state, "approval", actor, rule);
}

function doStep(run: Run, event: StepRequested, step: CompiledTransition, waits: CompiledWaits): readonly Reason[] {
  const { actor, history = false } = event;
  const done = doneAlready(run.present, step);
  if (done) return [done];
  const open = refusals(step, run.present, actor, run.scope(actor), history);
  if (open.length > 0) return open;
  const collected = answersOf(run, event, step);
  if (collected.reasons.length > 0) return collected.reasons;
  asked(run, waits);
  run.record({ type: "parallelStepDone", step: step.id, answers: collected.answers }, actor);
  keep(run, collected, actor);
  if (step.after.length > 0) act(run, step.after, actor, collected.answers);
  const { parallel } = run.present;
  if (parallel && parallel.steps.filter((one) => one.done !== null).length >= parallel.need)
    startOn(run, ["stepsDone"]);
  return [];
}

/** By whoever did it, or may do it. */
function takeBack(
  run: Run,
  { actor }: StepRequested,
  step: CompiledTransition,
  waits: CompiledWaits,
): readonly Reason[] {
  if (!doneAlready(run.present, step)) {
    const { en, fr } = sentenceOf(step.transition.name);
    return [reason("notOffered", "/transition", `“${en}” is not done.`, `« ${fr} » n’est pas fait.`)];
  }
  if (!mayTakeBack(run.present, step, actor))
    return [
      reason(
        "notAllowed",
        "/transition",
        "Only whoever did it, or may do it, takes it back.",
        "Seul qui l’a fait, ou peut le faire, le reprend.",
      ),
    ];
  asked(run, waits);
  run.record({ type: "parallelStepReopened", step: step.id }, actor);
  return [];
}

/** A ticket that was put here unasked: the journal says who is asked before it says what they answer. */
function asked(run: Run, waits: CompiledWaits): void {
  const { standing } = run;
  if (standing) ensureAsked(run, standing.state, waits, SYSTEM);
}

const answersOf = (run: Run, { actor, answers, history = false }: StepRequested, step: CompiledTransition): Collected =>
  collect(
    step.asks.map((ask) => ({ ask, owed: null })),
    answers,
    run.present,
    (given) => run.scene(actor, given, run.scope(actor, given)),
    history,
  );

function keep(run: Run, { facts }: Collected, actor: Actor): void {
  for (const fact of facts) run.record(fact, actor);
}
