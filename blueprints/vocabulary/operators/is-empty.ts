import { FITS, own, VALUE } from "../../condition/own.ts";
import { isNothing } from "../../condition/values.ts";
import type { Evaluate, Operand } from "../operator.ts";

/** Whether a value is nothing. */
export const emptiness = ([operand]: readonly Operand[]): Evaluate => {
  const value = operand?.evaluate;
  if (!value) return () => undefined;
  return (data, run) => {
    const seen = value(data, run);
    return seen === undefined ? undefined : isNothing(seen);
  };
};

/** Known to be nothing: not filled in, an empty text, an empty list. */
export const isEmpty = own({
  name: "isEmpty",
  title: { en: "is empty", fr: "est vide" },
  description: {
    en: "Known to be nothing: not filled in, an empty text, an empty list. Zero and “no” are values.",
    fr: "Dont on sait que ce n’est rien : non rempli, texte vide, liste vide. Zéro et « non » sont des valeurs.",
  },
  example: { isEmpty: [{ var: "ticket.assignee" }] },
  operands: [VALUE],
  fits: FITS.anything,
  compile: emptiness,
  sentence: ([word]) => ({ en: `${word?.en} is empty`, fr: `${word?.fr} est vide` }),
});
