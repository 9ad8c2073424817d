import type { Scope } from "../blueprints/condition.ts";
import { type Actor, SYSTEM } from "../blueprints/people.ts";
import type { CompiledTransition } from "./compile.ts";
import { dueOf } from "./due.ts";
import { tryEntry } from "./enter.ts";
import { take } from "./move.ts";
import type { Run } from "./run.ts";
import { closingAt, wakeAt } from "./wake.ts";

/** Automatic transitions that one event may cause; the next one is not taken, and the journal says so. */
export const MOST_AUTOMATIC = 10;

/** Deadlines that one wake lets act; then the ticket is woken again at once, so that no decision is endless. */
const MOST_WOKEN = 100;
const MOST_BEFORE = 10_000;

/** Takes the first transition from the present state that starts on one of these events and whose conditions hold. */
export function startOn(run: Run, kinds: readonly string[]): CompiledTransition | null {
  const standing = run.standing;
  if (!standing || rests(run) || standing.state.byEvent.length === 0) return null;
  const scope = run.scope(run.event.actor);
  for (const transition of standing.state.byEvent) {
    const { start } = transition.transition;
    if (!start || !("on" in start) || !kinds.includes(start.on)) continue;
    if (transition.startWhen && !transition.startWhen.holds(scope)) continue;
    if (transition.when && !transition.when.holds(scope)) continue;
    take(run, transition, SYSTEM, { how: "event" });
    return transition;
  }
  return null;
}

/** Closed is final: nothing starts by itself there. History tells what was. */
const rests = ({ present, event }: Run): boolean => present.status === "closed" && !event.history;

/** Entry and automatic transitions, repeated until quiet; a loop is cut and reported with the rules that made it. */
export function settle(run: Run, already: readonly CompiledTransition[] = []): void {
  const taken = [...already];
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

function cut(run: Run, taken: readonly CompiledTransition[], actor: Actor = SYSTEM): void {
  const rules = [...new Set(taken.map(({ rule }) => rule))];
  run.record({ type: "loopCut", rules }, actor, rules[0]);
  run.trace.push({ step: "loop", rule: rules[0] ?? "", outcome: "refused", detail: { rules } });
}

/** What nothing else closes, the lifecycle does, at its own instant. */
function closeSolved(run: Run, until: number, inclusive: boolean): void {
  const closing = closingAt(run.definitions, run.present);
  if (closing === null || (inclusive ? closing > until : closing >= until)) return;
  run.at = Math.max(closing, run.present.updatedAt);
  run.record(
    { type: "statusChanged", from: "solved", to: "closed" },
    SYSTEM,
    `lifecycle:${run.definitions.lifecycle.key}/closeAfter`,
  );
}

interface Due {
  readonly transition: CompiledTransition;
  readonly dueAt: number;
  /** When it acts: at its due instant, or when what came later made its condition hold. */
  readonly actsAt: number;
}

/**
 * Lets every deadline act that has come by `until` (`inclusive`: or comes at it), each at its own instant, so that the result
 * does not depend on how often somebody looks. History runs none.
 */
export function catchUp(run: Run, until: number, inclusive: boolean): void {
  if (run.event.history) return;
  const most = run.event.type === "woken" ? MOST_WOKEN : MOST_BEFORE;
  for (let acted = 0; acted < most; acted++) {
    const due = nextDue(run, until, inclusive);
    if (!due) {
      closeSolved(run, until, inclusive);
      return;
    }
    run.at = due.actsAt;
    run.settleChanges();
    take(run, due.transition, SYSTEM, { how: "time", dueAt: due.dueAt });
    settle(run);
  }
}

function nextDue(run: Run, until: number, inclusive: boolean): Due | null {
  const { place, updatedAt } = run.present;
  const standing = run.standing;
  if (!standing || !place || rests(run) || standing.state.timed.length === 0) return null;
  let first: Due | null = null;
  const before = run.at;
  for (const transition of standing.state.timed) {
    const dueAt = dueOf(run.definitions, transition, place.since);
    if (dueAt === null) continue;
    // Since the last fact nothing but time has passed: looking again at that instant gives the same answer.
    const actsAt = Math.max(dueAt, updatedAt);
    if (inclusive ? actsAt > until : actsAt >= until) continue;
    if (first && (first.actsAt < actsAt || (first.actsAt === actsAt && first.dueAt <= dueAt))) continue;
    run.at = actsAt;
    const scope = transition.startWhen || transition.when ? run.scope(SYSTEM) : null;
    if (scope && !holds(transition, scope)) continue;
    first = { transition, dueAt, actsAt };
  }
  run.at = before;
  return first;
}

/** When the ticket next needs attention after `now`; what was looked at and passed waits for the next event. Imported history waits for somebody. */
export function nextWake(run: Run): number | null {
  if (run.event.history || !run.ticket) return null;
  const overdue = nextDue(run, run.now, true);
  return overdue ? overdue.dueAt : wakeAt(run.definitions, run.ticket, run.now);
}
