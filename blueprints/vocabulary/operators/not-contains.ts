import { FITS, negated, own, VALUE } from "../../condition/own.ts";
import { containment, MODE, tellWords, WORDS } from "./contains.ts";

/** Holds none of the words (with "all": not all of them). Holds for nothing. */
export const notContains = own({
  name: "notContains",
  title: { en: "does not contain", fr: "ne contient pas" },
  description: {
    en: "Holds none of the words (with “all” as third operand: not all of them). True for an empty value.",
    fr: "Ne contient aucun des mots (avec « all » en troisième opérande : pas tous). Vrai pour une valeur vide.",
  },
  example: { notContains: [{ var: "ticket.tags" }, "vip"] },
  operands: [VALUE, WORDS, MODE],
  fits: FITS.words,
  compile: (operands) => negated(containment(operands)),
  sentence: (words, operands) => tellWords(words, operands, { en: "does not contain", fr: "ne contient pas" }),
});
