import type { Json } from "../json.ts";
import type { Condition, Run, Value } from "../vocabulary/operator.ts";
import { spend } from "./limits.ts";
import { readRaw } from "./path.ts";
import { toText } from "./values.ts";

/** The keys whose path leads to nothing: absent, null or an empty text. */
export function missingKeys(keys: readonly Value[], data: Value, run: Run): Json[] {
  spend(run, keys.length >> 2);
  const missing: Json[] = [];
  for (const key of keys) {
    const [path, fallback] = Array.isArray(key) ? (key as readonly Json[]) : [key];
    const value = readRaw(data, path === null || path === undefined ? "" : toText(path, run)) ?? fallback ?? null;
    if (value === null || value === "") missing.push(key ?? null);
  }
  return missing;
}

/** Paths written out as keys. */
export const keysIn = (operands: readonly Condition[]): readonly string[] =>
  operands
    .flatMap((operand) => (operand.node === "literal" ? [operand.value].flat() : []))
    .filter((key) => typeof key === "string");
