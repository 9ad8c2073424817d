import { keysIn, missingKeys } from "../../condition/missing.ts";
import { standard } from "../../condition/standard.ts";

/** Which of the paths lead to nothing. */
export const missing = standard({
  name: "missing",
  title: { en: "what is missing of", fr: "ce qui manque parmi" },
  description: {
    en: "The paths that are absent, null or an empty text.",
    fr: "Les chemins absents, null ou à texte vide.",
  },
  example: { missing: ["ticket.fields.product", "ticket.group"] },
  rest: true,
  reads: keysIn,
  compile: (operands) => (data, run) => {
    const values = operands.map((operand) => operand.evaluate(data, run));
    return missingKeys(Array.isArray(values[0]) ? values[0] : values, data, run);
  },
});
