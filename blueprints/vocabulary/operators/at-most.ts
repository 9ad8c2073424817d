import { comparison } from "../../condition/order.ts";
import { FITS, own, saying, TO_COMPARE, VALUE } from "../../condition/own.ts";

/** Less than or equal, on the scale of both: numbers, status, priority, dates and instants. */
export const atMost = own({
  name: "atMost",
  title: { en: "is at most", fr: "est au plus" },
  description: {
    en: "Less than or equal, on the scale of both: numbers, status, priority, dates and instants. False on an empty value; unknown where the two have no scale in common.",
    fr: "Inférieur ou égal, sur l’échelle des deux : nombres, statut, priorité, dates et instants. Faux sur une valeur vide ; inconnu si les deux n’ont pas d’échelle commune.",
  },
  example: { atMost: [{ var: "ticket.fields.amount" }, 500] },
  operands: [VALUE, TO_COMPARE],
  fits: FITS.scales,
  compile: ([left, right]) =>
    left && right ? comparison(left, right, (difference) => difference <= 0) : () => undefined,
  sentence: saying("is at most", "est au plus"),
});
