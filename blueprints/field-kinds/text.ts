import { compilePattern } from "../condition/pattern.ts";
import type { Json } from "../json.ts";
import { type Sentence, textIn } from "../text.ts";
import { defineFieldKind, no } from "./kind.ts";
import { type Limits, MOST_OF_A_LINE } from "./limits.ts";
import { lengthFault } from "./text-limits.ts";

type Pattern = Exclude<ReturnType<typeof compilePattern>, { readonly problem: string }>["pattern"];

/** A published field never changes: its pattern is compiled once. */
const patterns = new WeakMap<Limits, Pattern | null>();

function patternOf(limits: Limits): Pattern | null {
  const known = patterns.get(limits);
  if (known !== undefined) return known;
  const compiled = limits.pattern === undefined ? null : compilePattern(limits.pattern);
  const pattern = compiled && "pattern" in compiled ? compiled.pattern : null;
  patterns.set(limits, pattern);
  return pattern;
}

function patternFault(value: Json, limits: Limits): Sentence | null {
  // Both are bounded in size, so this takes no time worth counting.
  if (limits.pattern === undefined || typeof value !== "string" || patternOf(limits)?.matches(value)) return null;
  const { message } = limits;
  return message === undefined
    ? no("This is not in the form that is asked for.", "Ce n'est pas dans la forme demandée.")
    : { en: textIn(message, "en"), fr: textIn(message, "fr") };
}

export const text = defineFieldKind({
  type: "text",
  title: { en: "Text", fr: "Texte" },
  description: {
    en: "One line: an order number, a version. It can be held to a pattern.",
    fr: "Une ligne : un numéro de commande, une version. Un motif peut y être imposé.",
  },
  holds: "text",
  takes: ["minLength", "maxLength", "pattern", "message"],
  operators: ["words", "texts"],
  fault: (value, limits) => lengthFault(value, limits, MOST_OF_A_LINE) ?? patternFault(value, limits),
});
