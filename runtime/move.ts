import type { State } from "../blueprints/blueprint.ts";
import { explainCondition } from "../blueprints/condition.ts";
import type { Answers } from "../blueprints/event.ts";
import type { Fact } from "../blueprints/facts.ts";
import type { Actor } from "../blueprints/people.ts";
import { isUnsolved, type Status } from "../blueprints/status.ts";
import type { Ticket } from "../blueprints/ticket.ts";
import type { NewFact, Performed } from "../blueprints/vocabulary/action.ts";
import type { Collected } from "./answers.ts";
import { mayAct } from "./chain.ts";
import { calendarsFor } from "./clocks/stay-calendars.ts";
import type { CompiledAction } from "./compile-parts.ts";
import type { CompiledTransition } from "./compiled.ts";
import { openIfAssigned } from "./lifecycle.ts";
import { noField, type Refusal } from "./reasons.ts";
import type { Run } from "./run.ts";
import { strictRefusal } from "./strict.ts";

/** Status of a state on this ticket: once somebody has it, or new was left before, new is shown as open. */
export const statusIn = (state: State, ticket: Ticket): Status =>
  state.status === "new" && (ticket.assignee !== null || ticket.status !== "new") ? "open" : state.status;

/** In a blueprint the status follows the state alone. */
export function followState(run: Run, actor: Actor, rule?: string): void {
  const standing = run.standing;
  if (!standing) return;
  const from = run.present.status;
  const to = statusIn(standing.state.state, run.present);
  if (from !== to) run.record({ type: "statusChanged", from, to }, actor, rule);
}

/** Enters a state of the present blueprint. */
export function enterState(
  run: Run,
  to: State,
  cause: Extract<Fact, { readonly type: "stateEntered" }>["cause"],
  actor: Actor,
  rule?: string,
): void {
  const from = run.present.place?.state ?? to.id;
  const { status } = run.present;
  // Out of solved by whatever way, it is reopened; a requester's word that resumes a finished process says so itself.
  if (cause !== "reopen" && status === "solved" && isUnsolved(to.status))
    run.record({ type: "reopened", into: to.id }, actor, rule);
  const { standing } = run;
  const entered = { type: "stateEntered", from, state: to.id, final: to.final ?? null, cause } as const;
  run.record(standing ? { ...entered, ...calendarsFor(run, standing.blueprint, to.id, false) } : entered, actor, rule);
  if (to.approval || to.parallel) run.waits = true;
  followState(run, actor, rule);
}

interface Taken {
  readonly how: "button" | "event" | "time";
  readonly dueAt?: number;
  readonly collected?: Collected;
  /** What a person pressed instead of the button. */
  readonly by?: string;
}

const NO_ANSWERS: Answers = {};

/** Takes a transition that nothing stands against: its answers, the new state, and what happens after, in one. */
export function take(run: Run, transition: CompiledTransition, actor: Actor, taken: Taken): void {
  const { how, dueAt, collected, by } = taken;
  const from = run.present.place?.state ?? transition.to.id;
  // A button is a person's decision; what acts by itself is named as the rule.
  const rule = how === "button" ? by : transition.rule;
  const answers = collected?.answers ?? NO_ANSWERS;
  explainTaking(run, transition, actor, how, answers);
  const what = {
    type: "transitionTaken",
    transition: transition.id,
    from,
    to: transition.to.id,
    how,
    answers,
  } as const;
  run.record(dueAt === undefined ? what : { ...what, dueAt, noticedAt: run.now }, actor, rule);
  if (collected) {
    for (const fact of collected.facts) run.record(fact, actor, rule);
    for (const met of collected.met) run.record({ type: "obligationMet", ...met }, actor, rule);
  }
  enterState(run, transition.to, "transition", actor, rule);
  if (run.present.flags.length > 0 && how === "button" && run.present.flags.includes("customerReplied"))
    run.record({ type: "flagged", flag: "customerReplied", on: false }, actor);
  if (transition.after.length > 0) act(run, transition.after, actor, answers);
}

/** Why it was taken, with the values that its conditions saw before anything changed; worked out when the log is written. */
function explainTaking(
  run: Run,
  { rule, startWhen, when }: CompiledTransition,
  actor: Actor,
  how: Taken["how"],
  answers: Answers,
): void {
  const step = how === "button" ? "transition" : "start";
  const guards = [startWhen, when].filter((guard) => guard !== null);
  const scope = guards.length > 0 ? run.scope(actor, answers) : null;
  if (!scope) run.trace.push({ step, rule, outcome: "acted" });
  else
    for (const { parsed } of guards)
      run.trace.push({ step, rule, outcome: "acted", explain: () => explainCondition(parsed, scope) });
}

/**
 * Actions in order; each sees what earlier ones did. One that is refused is told in the journal and stops nothing. `outside`:
 * a rule acts beside any step, where a strict state lets nothing be changed.
 */
export function act(
  run: Run,
  actions: readonly CompiledAction[],
  actor: Actor,
  answers: Answers,
  where: "step" | "outside" = "step",
): void {
  for (const { action, type, rule } of actions) {
    if (!mayAct(run, rule)) return;
    const performed = type.perform(action, run.scene(actor, answers, run.scope(actor, answers)));
    const refused: Refusal | null = performed.refused
      ? { code: "invalid", message: performed.refused }
      : where === "outside"
        ? outsideRefusal(run, performed, actor)
        : null;
    if (!refused) {
      for (const fact of performed.facts ?? []) run.record(fact, actor, rule);
      for (const effect of performed.effects ?? []) run.ask(effect, rule);
    }
    const stopped = refused ?? (performed.next ? run.nextMove(run, performed.next, rule, actor) : null);
    if (!stopped) continue;
    const { code, message, details } = stopped;
    const told = { type: "actionRefused", action: type.type, message, code } as const;
    run.record(details ? { ...told, details } : told, actor, rule);
    run.trace.push({ step: "action", rule, outcome: "refused", detail: { action: type.type, message } });
  }
  // An assignment makes a state of status new open, and a free ticket too.
  followState(run, actor);
  if (where === "outside") openIfAssigned(run, actor);
}

/** What a person who edits the same by hand is refused: a field that is gone, and everything in a strict state. */
function outsideRefusal(run: Run, { facts = [], next }: Performed, actor: Actor): Refusal | null {
  const edited = [...facts.flatMap(editOf), ...(next?.move === "department" ? ["department"] : [])];
  if (edited.length === 0) return null;
  const [strict] = strictRefusal(run, actor, edited.join(", "), "");
  if (strict) return strict;
  const gone = edited.find((name) => name.startsWith("fields.") && !run.definitions.fields.has(name.slice(7)));
  return gone === undefined ? null : noField(gone.slice("fields.".length), "");
}

function editOf(fact: NewFact): readonly string[] {
  switch (fact.type) {
    case "fieldSet":
      return [fact.field];
    case "assigned":
      return ["assignee"];
    case "tagged":
    case "untagged":
      return ["tags"];
    default:
      return [];
  }
}
