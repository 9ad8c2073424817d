import type { Finding } from "../finding.ts";
import { type Json, pointer } from "../json.ts";
import { OPERATORS } from "../vocabulary/operators.ts";

/** What people of other tools write. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["equals", "is"],
  ["equal", "is"],
  ["eq", "is"],
  ["=", "is"],
  ["notEquals", "isNot"],
  ["ne", "isNot"],
  ["<>", "isNot"],
  ["anyIn", "oneOf"],
  ["isOneOf", "oneOf"],
  ["notIn", "noneOf"],
  ["includes", "contains"],
  ["like", "contains"],
  ["excludes", "notContains"],
  ["isPresent", "notEmpty"],
  ["present", "notEmpty"],
  ["exists", "notEmpty"],
  ["isNotEmpty", "notEmpty"],
  ["empty", "isEmpty"],
  ["blank", "isEmpty"],
  ["lt", "lessThan"],
  ["lte", "atMost"],
  ["gt", "moreThan"],
  ["gte", "atLeast"],
  ["greaterThan", "moreThan"],
  ["regex", "matches"],
  ["match", "matches"],
  ["every", "all"],
  ["any", "anyOf"],
  ["&&", "allOf"],
  ["||", "anyOf"],
  ["olderThan", "elapsed"],
  ["since", "elapsed"],
  ["hasChanged", "changed"],
]);

/** Edits between two words, a swap counting one; `limit` cuts long words short. */
function distance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i++) {
    const row = [i];
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1];
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[right.length] ?? limit + 1;
}

/** The operator that was probably meant, or null. */
export function nearestOperator(name: string): string | null {
  const alias = ALIASES.get(name);
  if (alias) return alias;
  if (name.length > 40) return null;
  const limit = name.length < 4 ? 1 : 2;
  let best: string | null = null;
  let least = limit + 1;
  for (const known of OPERATORS.keys()) {
    const far = known.toLowerCase() === name.toLowerCase() ? 0 : distance(name, known, limit);
    if (far < least && known.length > 1) [best, least] = [known, far];
  }
  return best;
}

/** An operator that nobody knows: a newer version wrote it, or a typing slip. */
export function unknownOperator(name: string, at: string, inside: Json): Finding {
  const shown = name.length > 40 ? `${name.slice(0, 40)}…` : name;
  const meant = nearestOperator(name);
  const finding: Finding = {
    code: "condition.unknownOperator",
    severity: "error",
    pointer: at + pointer(name),
    message: {
      en: `There is no operator “${shown}”.${meant ? ` Did you mean “${meant}”?` : ""}`,
      fr: `Il n’y a pas d’opérateur « ${shown} ».${meant ? ` Vouliez-vous dire « ${meant} » ?` : ""}`,
    },
  };
  if (!meant) return finding;
  const title = { en: `Write “${meant}”`, fr: `Écrire « ${meant} »` };
  return { ...finding, fix: { title, edits: [{ op: "replace", path: at, value: { [meant]: inside } }] } };
}
