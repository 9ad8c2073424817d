import { comparison } from "../../condition/order.ts";
import { FITS, own, saying, TO_COMPARE, VALUE } from "../../condition/own.ts";

/** Less than, on the scale of both: numbers, status, priority, dates and instants. */
export const lessThan = own({
  name: "lessThan",
  title: { en: "is less than", fr: "est inférieur à" },
  description: {
    en: "Less than, on the scale of both: numbers, status, priority, dates and instants. False on an empty value; unknown where the two have no scale in common.",
    fr: "Inférieur, sur l’échelle des deux : nombres, statut, priorité, dates et instants. Faux sur une valeur vide ; inconnu si les deux n’ont pas d’échelle commune.",
  },
  example: { lessThan: [{ var: "ticket.status" }, "solved"] },
  operands: [VALUE, TO_COMPARE],
  fits: FITS.scales,
  compile: ([left, right]) =>
    left && right ? comparison(left, right, (difference) => difference < 0) : () => undefined,
  sentence: saying("is less than", "est inférieur à"),
});
