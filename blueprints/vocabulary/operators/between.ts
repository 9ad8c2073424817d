import { valueAt } from "../../condition/kleene.ts";
import { compared } from "../../condition/order.ts";
import { FITS, own, place, VALUE } from "../../condition/own.ts";

/** From a lower to an upper bound, both included. */
export const between = own({
  name: "between",
  title: { en: "is between", fr: "est entre" },
  description: {
    en: "From the first bound to the second, both included: numbers, status, priority, dates and instants. False on an empty value.",
    fr: "De la première borne à la seconde, comprises : nombres, statut, priorité, dates et instants. Faux sur une valeur vide.",
  },
  example: { between: [{ var: "ticket.fields.amount" }, 100, 500] },
  operands: [VALUE, place("value", "from", "de"), place("value", "to", "à")],
  fits: FITS.scales,
  compile: (operands) => (data, run) => {
    const value = valueAt(operands, 0, data, run);
    const above = compared(value, valueAt(operands, 1, data, run), (difference) => difference >= 0);
    if (above === false) return false;
    const below = compared(value, valueAt(operands, 2, data, run), (difference) => difference <= 0);
    return below === false ? false : above && below;
  },
  sentence: ([value, from, to]) => ({
    en: `${value?.en} is between ${from?.en} and ${to?.en}`,
    fr: `${value?.fr} est entre ${from?.fr} et ${to?.fr}`,
  }),
});
