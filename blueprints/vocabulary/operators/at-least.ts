import { comparison } from "../../condition/order.ts";
import { FITS, own, saying, TO_COMPARE, VALUE } from "../../condition/own.ts";

/** Greater than or equal, on the scale of both: numbers, status, priority, dates and instants. */
export const atLeast = own({
  name: "atLeast",
  title: { en: "is at least", fr: "est au moins" },
  description: {
    en: "Greater than or equal, on the scale of both: numbers, status, priority, dates and instants. False on an empty value; unknown where the two have no scale in common.",
    fr: "Supérieur ou égal, sur l’échelle des deux : nombres, statut, priorité, dates et instants. Faux sur une valeur vide ; inconnu si les deux n’ont pas d’échelle commune.",
  },
  example: { atLeast: [{ var: "ticket.priority" }, "high"] },
  operands: [VALUE, TO_COMPARE],
  fits: FITS.scales,
  compile: ([left, right]) =>
    left && right ? comparison(left, right, (difference) => difference >= 0) : () => undefined,
  sentence: saying("is at least", "est au moins"),
});
