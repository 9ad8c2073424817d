import { between, standard, variadic } from "../../condition/standard.ts";
import { parseNumber } from "../../condition/values.ts";

/** Sum of all values; of one text, its number. */
export const sum = standard({
  name: "+",
  title: { en: "+", fr: "+" },
  description: {
    en: "Sum of all values; of one text, its number.",
    fr: "Somme de toutes les valeurs ; d’un seul texte, son nombre.",
  },
  example: { "+": [{ var: "ticket.replies" }, { var: "ticket.requesterWords" }] },
  rest: true,
  compile: variadic((values, run) => values.reduce<number>((sum, value) => sum + parseNumber(value, run), 0)),
  sentence: between("+", "+"),
});
