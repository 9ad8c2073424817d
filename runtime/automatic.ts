import type { Scope } from "../blueprints/condition.ts";
import { SYSTEM } from "../blueprints/people.ts";
import { tooDeep } from "./chain.ts";
import type { CompiledTransition } from "./compiled.ts";
import { tryEntry } from "./enter.ts";
import { take } from "./move.ts";
import { assignInGroup } from "./rules/assign.ts";
import { comesToWait } from "./rules/happenings.ts";
import { MOST_ROUNDS, runTriggers, waitingTriggers } from "./rules/triggers.ts";
import type { Run } from "./run.ts";
import { rests } from "./start-on.ts";
import { waits } from "./waiting/fold-waiting.ts";
import { takeUpWaiting } from "./waiting/take-up.ts";

/** Automatic transitions that one event may cause; the next one is not taken, and the journal says so. */
export const MOST_AUTOMATIC = 10;

/**
 * What follows of a change, in the printed order, repeated until quiet: triggers, assignment, then entry and automatic transitions. A loop is
 * cut and reported with the rules that made it.
 */
export function settle(run: Run, already: readonly CompiledTransition[] = []): void {
  if (tooDeep(run)) return;
  const taken = [...already];
  for (let round = 1; ; round++) {
    runTriggers(run);
    assignInGroup(run);
    if (run.happened && comesToWait(run.present, run.happened)) run.happened.add("waits");
    settleProcess(run, taken);
    const waiting = waitingTriggers(run);
    if (waiting.length === 0 && !takesUp(run)) return;
    if (round < MOST_ROUNDS) continue;
    run.record({ type: "loopCut", rules: waiting }, SYSTEM, waiting[0]);
    return;
  }
}

/** In a state that waits, and where something was approved, it is looked at what that comes to; true: the ticket moved by it. */
const takesUp = (run: Run): boolean => (run.waits || waits(run.present)) && takeUpWaiting(run);

/** Entry and automatic transitions; adds what it takes to `taken`. */
function settleProcess(run: Run, taken: CompiledTransition[]): void {
  for (;;) {
    const free = run.present.place === null;
    const changed = run.changed || (free && run.facts.length > 0);
    if (!changed) return;
    if (free) {
      const entered = tryEntry(run);
      run.settleChanges();
      if (!entered) return;
      continue;
    }
    if (taken.length >= MOST_AUTOMATIC) {
      if (wouldStart(run)) cut(run, taken);
      return;
    }
    const transition = startOnChange(run);
    if (!transition) return;
    taken.push(transition);
  }
}

/** A transition sees the changes that came before it, and leaves its own to the next round. */
function startOnChange(run: Run): CompiledTransition | null {
  const candidates = rests(run) ? [] : (run.standing?.state.onChange ?? []);
  if (candidates.length === 0) return null;
  const scope = run.scope(run.event.actor);
  const transition = candidates.find((one) => holds(one, scope));
  run.settleChanges();
  if (!transition) return null;
  take(run, transition, SYSTEM, { how: "event" });
  return transition;
}

const holds = ({ startWhen, when }: CompiledTransition, scope: Scope): boolean =>
  (!startWhen || startWhen.holds(scope)) && (!when || when.holds(scope));

function wouldStart(run: Run): boolean {
  if (rests(run)) return false;
  const scope = run.scope(run.event.actor);
  return run.standing?.state.onChange.some((one) => holds(one, scope)) ?? false;
}

const cut = (run: Run, taken: readonly CompiledTransition[]): void =>
  cutBy(run, [...new Set(taken.map(({ rule }) => rule))]);

/** Stops what goes on for ever, and says on the ticket which rules did. */
export function cutBy(run: Run, rules: readonly string[]): void {
  run.record({ type: "loopCut", rules }, SYSTEM, rules[0]);
  run.trace.push({ step: "loop", rule: rules[0] ?? "", outcome: "refused", detail: { rules } });
}
