import { readsTime } from "../../blueprints/reads-time.ts";
import type { TimeRule } from "../../blueprints/time-rule.ts";
import { type CompiledAction, compileActions, type Guard, guard } from "../compile-parts.ts";

export interface CompiledTimeRule {
  readonly document: TimeRule;
  readonly key: string;
  readonly version: number;
  /** `time-rule:remind-owner@3`. */
  readonly rule: string;
  /** When this version was published, epoch ms: it acts on nothing before. */
  readonly publishedAt: number;
  readonly when: Guard | null;
  readonly actions: readonly CompiledAction[];
  /** Its condition can change its answer though nothing but time passes. */
  readonly readsTime: boolean;
  /** What is done besides at the n-th time. */
  readonly also: ReadonlyMap<number, readonly CompiledAction[]>;
}

/** Prepares a time rule, once a version. */
export function compileTimeRule(document: TimeRule, version: number, publishedAt = 0): CompiledTimeRule {
  const rule = `time-rule:${document.key}@${version}`;
  const also = new Map<number, readonly CompiledAction[]>();
  for (const { nth, do: actions } of document.also ?? [])
    also.set(nth, [...(also.get(nth) ?? []), ...compileActions(actions, rule)]);
  const when = guard(document.when);
  return {
    document,
    key: document.key,
    version,
    rule,
    publishedAt,
    when,
    readsTime: when !== null && readsTime(when.parsed),
    actions: compileActions(document.do, rule),
    also,
  };
}
