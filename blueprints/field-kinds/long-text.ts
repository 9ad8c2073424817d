import { defineFieldKind } from "./kind.ts";
import { MOST_OF_A_TEXT } from "./limits.ts";
import { lengthFault } from "./text-limits.ts";

export const longText = defineFieldKind({
  type: "longText",
  title: { en: "Long text", fr: "Texte long" },
  description: { en: "Several lines: what happened, where it hurts.", fr: "Plusieurs lignes : ce qui s'est passé." },
  holds: "text",
  takes: ["minLength", "maxLength"],
  operators: ["words", "texts"],
  fault: (value, limits) => lengthFault(value, limits, MOST_OF_A_TEXT),
});
