import { standard, unary } from "../../condition/standard.ts";
import { truthy } from "../../condition/values.ts";

/** The truth of a value: null, false, 0, an empty text and an empty list are false. */
export const truth = standard({
  name: "!!",
  title: { en: "is truthy", fr: "est vrai" },
  description: {
    en: "The truth of a value: null, false, 0, an empty text and an empty list are false.",
    fr: "La vérité d’une valeur : null, false, 0, un texte vide et une liste vide sont faux.",
  },
  example: { "!!": [{ var: "requester.verified" }] },
  compile: unary(truthy),
});
