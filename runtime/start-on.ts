import { SYSTEM } from "../blueprints/people.ts";
import type { CompiledTransition } from "./compiled.ts";
import { take } from "./move.ts";
import type { Run } from "./run.ts";

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
export const rests = ({ present, event }: Run): boolean => present.status === "closed" && !event.history;
