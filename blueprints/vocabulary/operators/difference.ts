import { ANY, binary, standard } from "../../condition/standard.ts";
import { toNumber } from "../../condition/values.ts";

/** Difference of two values; of one, its negative. */
export const difference = standard({
  name: "-",
  title: { en: "−", fr: "−" },
  description: {
    en: "Difference of two values; of one, its negative.",
    fr: "Différence de deux valeurs ; d’une seule, son opposé.",
  },
  example: { "-": [{ var: "now" }, { var: "ticket.createdAt" }] },
  operands: [ANY, ANY],
  compile: binary((left, right, run) =>
    right === undefined ? -toNumber(left, run) : toNumber(left, run) - toNumber(right, run),
  ),
  sentence: (words) => {
    const [left, right] = words;
    return right
      ? { en: `${left?.en} − ${right.en}`, fr: `${left?.fr} − ${right.fr}` }
      : { en: `−${left?.en ?? ""}`, fr: `−${left?.fr ?? ""}` };
  },
});
