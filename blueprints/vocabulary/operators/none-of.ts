import { FITS, negated, own, saying, VALUE } from "../../condition/own.ts";
import { CHOICES, membership } from "./one-of.ts";

/** None of a list of values. Holds for nothing, unless null is among them. */
export const noneOf = own({
  name: "noneOf",
  title: { en: "is none of", fr: "n’est aucun de" },
  description: {
    en: "None of the listed values; of a list, none of its items. Holds for an empty value.",
    fr: "Aucune des valeurs ; d’une liste, aucun de ses éléments. Vrai pour une valeur vide.",
  },
  example: { noneOf: [{ var: "ticket.channel" }, ["phone", "chat"]] },
  operands: [VALUE, CHOICES],
  fits: FITS.anything,
  compile: (operands) => negated(membership(operands)),
  // “Aucun de un agent” is no French; “n’est pas un agent ou un import” is.
  sentence: saying("is none of", "n’est pas"),
});
