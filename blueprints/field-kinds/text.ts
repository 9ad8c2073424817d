import type { Json } from "../json.ts";
import { type Sentence, textIn } from "../text.ts";
import { defineFieldKind, type MatchesWhole, no } from "./kind.ts";
import { type Limits, MOST_OF_A_LINE } from "./limits.ts";
import { lengthFault } from "./text-limits.ts";

function patternFault(value: Json, { pattern, message }: Limits, matches: MatchesWhole): Sentence | null {
  if (pattern === undefined || typeof value !== "string" || matches(pattern, value)) return null;
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
  fault: (value, limits, matches) => lengthFault(value, limits, MOST_OF_A_LINE) ?? patternFault(value, limits, matches),
});
