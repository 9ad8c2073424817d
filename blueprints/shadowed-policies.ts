import { finding } from "./check-uses.ts";
import { type Condition, parseCondition } from "./condition.ts";
import type { Directory } from "./directory.ts";
import type { Finding } from "./finding.ts";
import { policyKnown } from "./known-values.ts";
import { covered } from "./satisfiable.ts";
import type { SlaPolicy } from "./sla-policy.ts";
import { type Sentence, textIn } from "./text.ts";

/** A policy that never applies, by its key, and why. */
export interface ShadowedPolicy {
  readonly key: string;
  readonly finding: Finding;
}

interface Earlier {
  readonly policy: SlaPolicy;
  /** Null: it takes every ticket. */
  readonly condition: Condition | null;
}

/**
 * Policies that no ticket ever reaches, in the order given: an earlier one takes whatever they could take. Exact repetitions and
 * what can be proved are found; what depends on more than that is let pass.
 */
export function shadowedPolicies(inOrder: readonly SlaPolicy[], directory?: Directory): readonly ShadowedPolicy[] {
  const earlier: Earlier[] = [];
  const shadowed: ShadowedPolicy[] = [];
  for (const policy of inOrder) {
    const condition = conditionOf(policy);
    const by = shadowOf(policy, condition, earlier, directory);
    if (by) shadowed.push({ key: policy.key, finding: shadowFinding(by, policy.when !== undefined) });
    else earlier.push({ policy, condition });
  }
  return shadowed;
}

function conditionOf({ when }: SlaPolicy): Condition | null {
  const parsed = when === undefined ? null : parseCondition(when);
  return parsed?.ok ? parsed.condition : null;
}

/** The earlier policies that take all that this one could take; null: it is reached. */
function shadowOf(
  { when }: SlaPolicy,
  condition: Condition | null,
  earlier: readonly Earlier[],
  directory: Directory | undefined,
): readonly SlaPolicy[] | null {
  const known = policyKnown(directory);
  const alone = earlier.find(
    (one) =>
      one.condition === null ||
      JSON.stringify(one.policy.when) === JSON.stringify(when) ||
      (condition !== null && covered(condition, [one.condition], known)),
  );
  if (alone) return [alone.policy];
  const conditions = earlier.flatMap((one) => (one.condition === null ? [] : [one.condition]));
  const together = condition !== null && conditions.length > 1 && covered(condition, conditions, known);
  return together ? earlier.map(({ policy }) => policy) : null;
}

function shadowFinding(by: readonly SlaPolicy[], hasCondition: boolean): Finding {
  const names = (language: "en" | "fr", open: string, close: string): string =>
    by.map(({ name }) => `${open}${textIn(name, language)}${close}`).join(", ");
  const message: Sentence = {
    en: `No ticket reaches this policy: ${names("en", "“", "”")} stands before it and takes all of them. Move it up, or narrow the other.`,
    fr: `Aucun ticket n'atteint cette politique : ${names("fr", "« ", " »")} passe avant et les prend tous. Remontez-la, ou restreignez l'autre.`,
  };
  return finding("warning", "policy.shadowed", hasCondition ? "/when" : "", message);
}
