import type { SlaPolicy } from "../blueprints/sla-policy.ts";
import { type Guard, guard } from "./compile-parts.ts";

export interface CompiledPolicy {
  readonly document: SlaPolicy;
  readonly key: string;
  readonly version: number;
  /** `sla-policy:standard@3`. */
  readonly rule: string;
  /** When this version was published, epoch ms: `appliesTo: newTickets` looks at it. */
  readonly publishedAt: number;
  readonly when: Guard | null;
}

/** Prepares a policy, once a version. */
export const compilePolicy = (document: SlaPolicy, version: number, publishedAt: number): CompiledPolicy => ({
  document,
  key: document.key,
  version,
  rule: `sla-policy:${document.key}@${version}`,
  publishedAt,
  when: guard(document.when),
});
