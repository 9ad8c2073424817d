import { FITS, negated, own, VALUE } from "../../condition/own.ts";
import { emptiness } from "./is-empty.ts";

/** Holds some value. */
export const notEmpty = own({
  name: "notEmpty",
  title: { en: "is not empty", fr: "n’est pas vide" },
  description: {
    en: "Holds some value; zero and “no” are values.",
    fr: "Contient une valeur ; zéro et « non » sont des valeurs.",
  },
  example: { notEmpty: [{ var: "ticket.fields.product" }] },
  operands: [VALUE],
  fits: FITS.anything,
  compile: (operands) => negated(emptiness(operands)),
  sentence: ([word]) => ({ en: `${word?.en} is not empty`, fr: `${word?.fr} n’est pas vide` }),
});
