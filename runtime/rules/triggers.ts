import { explainCondition } from "../../blueprints/condition.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import { act } from "../move.ts";
import type { Run } from "../run.ts";
import { type CompiledTrigger, nextTrigger, type Triggers } from "./compile-trigger.ts";

/** Rounds of rules that one event may cause; what would come next does not act, and the journal says so. */
export const MOST_ROUNDS = 10;

/**
 * Triggers in their order, again and again until quiet; each acts at most once per event and sees what earlier ones did.
 * False: none acted.
 */
export function runTriggers(run: Run): boolean {
  const { triggers } = run.definitions;
  if (!triggers || !run.happened || run.happened.size === 0) return false;
  let any = false;
  while (pass(run, triggers)) any = true;
  return any;
}

/** Once through the list. */
function pass(run: Run, triggers: Triggers): boolean {
  let acted = false;
  for (let after = -1; ; ) {
    const next = would(run, triggers, after);
    if (!next) return acted;
    perform(run, next.trigger);
    acted = true;
    after = next.place;
  }
}

function would(run: Run, triggers: Triggers, after: number): ReturnType<typeof nextTrigger> {
  const { happened, acted } = run;
  return happened && acted && !run.spent
    ? nextTrigger(triggers, happened, run.triggerScope(run.event.actor), after, acted)
    : null;
}

/** The triggers that would act now, were they let: what a cut loop names. */
export function waitingTriggers(run: Run): readonly string[] {
  const { triggers } = run.definitions;
  const next = triggers ? would(run, triggers, -1) : null;
  return next ? [next.trigger.rule] : [];
}

function perform(run: Run, { rule, when, actions }: CompiledTrigger): void {
  const scope = run.triggerScope(run.event.actor);
  run.acted?.add(rule);
  run.trace.push({
    step: "trigger",
    rule,
    outcome: "acted",
    ...(when && { explain: () => explainCondition(when.parsed, scope) }),
  });
  act(run, actions, SYSTEM, {}, "outside");
}
