import { type Duration, parseDuration } from "../../blueprints/duration.ts";
import type { Escalation, MetricSettings } from "../../blueprints/sla-policy.ts";
import { type CompiledAction, compileActions } from "../compile-parts.ts";

/** When a clock warns: at a share of its target, or so long before it is due. */
export interface Warning {
  /** As facts name it: `0.75`, `PT15M`. */
  readonly id: string;
  readonly share: number | null;
  readonly before: Duration | null;
}

/** A step of escalation so long after the breach. */
export interface Step {
  /** As written: `PT2H`. */
  readonly id: string;
  readonly after: Duration;
  readonly actions: readonly CompiledAction[];
}

/** What happens on the way of a clock: warnings, and what is done at them, at the breach and after it. */
export interface Reactions {
  /** `sla-policy:standard@3/targets/firstReply`, `blueprint:triage@2/states/new/limit`. */
  readonly rule: string;
  readonly warnings: readonly Warning[];
  readonly atWarning: readonly CompiledAction[];
  readonly atBreach: readonly CompiledAction[];
  readonly steps: readonly Step[];
}

export function compileReactions(
  rule: string,
  warn: NonNullable<MetricSettings["warn"]>,
  escalate: readonly Escalation[],
): Reactions {
  const actionsAt = (point: string): readonly CompiledAction[] =>
    escalate.flatMap(({ at, do: actions }) => (at === point ? compileActions(actions, rule) : []));
  const points = new Set(escalate.map(({ at }) => at));
  return {
    rule,
    warnings: warn.map((one) =>
      "at" in one
        ? { id: String(one.at), share: one.at, before: null }
        : { id: one.before, share: null, before: parseDuration(one.before) },
    ),
    atWarning: actionsAt("warning"),
    atBreach: actionsAt("breach"),
    steps: [...points].flatMap((id) => {
      const after = parseDuration(id);
      return after ? [{ id, after, actions: actionsAt(id) }] : [];
    }),
  };
}
