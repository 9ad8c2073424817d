import { valueAt } from "../../condition/kleene.ts";
import { FITS, own, saying } from "../../condition/own.ts";
import { checkInstants, INSTANT, readInstant } from "../../condition/times.ts";

/** Earlier than an instant. */
export const before = own({
  name: "before",
  title: { en: "is before", fr: "est avant" },
  description: {
    en: "Earlier than another instant; a date counts from its first minute, in UTC. False on an empty value.",
    fr: "Plus tôt qu’un autre instant ; une date compte depuis sa première minute, en UTC. Faux sur une valeur vide.",
  },
  example: { before: [{ var: "ticket.dueAt" }, { var: "now" }] },
  operands: [INSTANT, INSTANT],
  fits: FITS.times,
  check: checkInstants,
  compile: (operands) => (data, run) => {
    const [one, other] = [readInstant(valueAt(operands, 0, data, run)), readInstant(valueAt(operands, 1, data, run))];
    if (one === undefined || other === undefined) return undefined;
    return one !== null && other !== null && one < other;
  },
  sentence: saying("is before", "est avant"),
});
