import { between, standard, variadic } from "../../condition/standard.ts";
import { parseNumber } from "../../condition/values.ts";

/** Product of all values. */
export const product = standard({
  name: "*",
  title: { en: "×", fr: "×" },
  description: { en: "Product of all values.", fr: "Produit de toutes les valeurs." },
  example: { "*": [{ var: "ticket.reopens" }, 2] },
  rest: true,
  compile: variadic(([first, ...others], run) =>
    // The reference hands a single value back as it is.
    others.length === 0
      ? (first ?? null)
      : others.reduce<number>((sum, value) => sum * parseNumber(value, run), parseNumber(first, run)),
  ),
  sentence: between("×", "×"),
});
