import type { TimeRule } from "../blueprints/time-rule.ts";
import { type CompiledAction, compileActions, type Guard, guard } from "./compile-parts.ts";

export interface CompiledTimeRule {
  readonly document: TimeRule;
  readonly key: string;
  readonly version: number;
  /** `time-rule:remind-owner@3`. */
  readonly rule: string;
  readonly when: Guard | null;
  readonly actions: readonly CompiledAction[];
  /** What is done besides at the n-th time. */
  readonly also: ReadonlyMap<number, readonly CompiledAction[]>;
}

/** Prepares a time rule, once a version. */
export function compileTimeRule(document: TimeRule, version: number): CompiledTimeRule {
  const rule = `time-rule:${document.key}@${version}`;
  const also = new Map<number, readonly CompiledAction[]>();
  for (const { nth, do: actions } of document.also ?? [])
    also.set(nth, [...(also.get(nth) ?? []), ...compileActions(actions, rule)]);
  return {
    document,
    key: document.key,
    version,
    rule,
    when: guard(document.when),
    actions: compileActions(document.do, rule),
    also,
  };
}
