import { METRICS, type Metric } from "../../blueprints/metric-names.ts";
import type { MetricSettings, SlaPolicy } from "../../blueprints/sla-policy.ts";
import { type Guard, guard } from "../compile-parts.ts";
import { compileReactions, type Reactions } from "./compile-reactions.ts";

export interface CompiledPolicy {
  readonly document: SlaPolicy;
  readonly key: string;
  readonly version: number;
  /** `sla-policy:standard@3`. */
  readonly rule: string;
  /** When this version was published, epoch ms: `appliesTo: newTickets` looks at it. */
  readonly publishedAt: number;
  readonly when: Guard | null;
  /** What happens on the way of each metric's clocks. */
  readonly reactions: ReadonlyMap<Metric, Reactions>;
}

/** Prepares a policy, once a version. */
export function compilePolicy(document: SlaPolicy, version: number, publishedAt: number): CompiledPolicy {
  const rule = `sla-policy:${document.key}@${version}`;
  const reactions = METRICS.map((metric): [Metric, Reactions] => {
    const settings: MetricSettings = document.metrics?.[metric] ?? {};
    return [metric, compileReactions(`${rule}/targets/${metric}`, settings.warn ?? [], settings.escalate ?? [])];
  });
  return {
    document,
    key: document.key,
    version,
    rule,
    publishedAt,
    when: guard(document.when),
    reactions: new Map(reactions),
  };
}
