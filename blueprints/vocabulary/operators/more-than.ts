import { comparison } from "../../condition/order.ts";
import { FITS, own, saying, TO_COMPARE, VALUE } from "../../condition/own.ts";

/** Greater than, on the scale of both: numbers, status, priority, dates and instants. */
export const moreThan = own({
  name: "moreThan",
  title: { en: "is more than", fr: "est supérieur à" },
  description: {
    en: "Greater than, on the scale of both: numbers, status, priority, dates and instants. False on an empty value; unknown where the two have no scale in common.",
    fr: "Supérieur, sur l’échelle des deux : nombres, statut, priorité, dates et instants. Faux sur une valeur vide ; inconnu si les deux n’ont pas d’échelle commune.",
  },
  example: { moreThan: [{ var: "ticket.reopens" }, 2] },
  operands: [VALUE, TO_COMPARE],
  fits: FITS.scales,
  compile: ([left, right]) =>
    left && right ? comparison(left, right, (difference) => difference > 0) : () => undefined,
  sentence: saying("is more than", "est supérieur à"),
});
