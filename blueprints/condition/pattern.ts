import { RE2JS } from "re2js";
import type { Run } from "../vocabulary/operator.ts";
import { MAX_TEXT, spend } from "./limits.ts";

const LONGEST_PATTERN = 1_000;
/** Instructions of a compiled pattern: linear time is pattern times text, so both are bounded. */
const MOST_INSTRUCTIONS = 400;
/** Instructions times characters of one search: about 50 ms at the very worst, far less as a rule. */
const MOST_WORK = 1_500_000;

/** The pattern in the linear-time engine, or why it cannot be. Look-around and back-references do not exist there. */
export function compilePattern(pattern: string): { readonly pattern: RE2JS } | { readonly problem: string } {
  if (pattern.length > LONGEST_PATTERN) return { problem: `longer than ${LONGEST_PATTERN} characters` };
  try {
    const compiled = RE2JS.compile(pattern);
    return compiled.programSize() > MOST_INSTRUCTIONS ? { problem: "too many repetitions" } : { pattern: compiled };
  } catch (reason) {
    return {
      problem: reason instanceof Error ? reason.message.replace(/^error parsing regexp: /, "") : "not understood",
    };
  }
}

/** Patterns of published fields, which are few and asked again and again; null: it is none. */
const compiledOnce = new Map<string, RE2JS | null>();
const MOST_KEPT = 500;

/** Whether the whole text is what the pattern says. Both are bounded in size by their field, so this takes no time worth counting. */
export function matchesWhole(pattern: string, text: string): boolean {
  let known = compiledOnce.get(pattern);
  if (known === undefined) {
    const compiled = compilePattern(pattern);
    known = "pattern" in compiled ? compiled.pattern : null;
    if (compiledOnce.size >= MOST_KEPT) compiledOnce.clear();
    compiledOnce.set(pattern, known);
  }
  return known?.matches(text) ?? false;
}

/** Looks for the pattern anywhere in the text; of a very long text, in its beginning. */
export function finds(pattern: RE2JS, text: string, run: Run): boolean {
  const size = Math.max(1, pattern.programSize());
  const length = Math.min(text.length, MAX_TEXT, Math.floor(MOST_WORK / size));
  spend(run, (size * length) >> 12);
  return pattern.test(length < text.length ? text.slice(0, length) : text);
}
