import { MAX_ITEMS, STOPPED, spend } from "../../condition/limits.ts";
import { ANY, at, EACH, LIST, standard } from "../../condition/standard.ts";

/** Goes through a list with a running result, `accumulator`, and the item, `current`. */
export const reduce = standard({
  name: "reduce",
  title: { en: "the list reduced by", fr: "la liste réduite par" },
  description: {
    en: "Goes through a list with a running result, accumulator, and the item, current.",
    fr: "Parcourt une liste avec un résultat courant, accumulator, et l’élément, current.",
  },
  example: { reduce: [{ var: "ticket.fields.amounts" }, { "+": [{ var: "current" }, { var: "accumulator" }] }, 0] },
  operands: [LIST, EACH, ANY],
  body: 1,
  compile: (operands) => {
    const [source, body, initial] = [at(operands, 0), at(operands, 1), at(operands, 2)];
    const cost = Math.max(1, operands[1]?.weight ?? 0);
    return (data, run) => {
      const items = source(data, run);
      let accumulator = initial(data, run) ?? null;
      if (!Array.isArray(items)) return accumulator;
      if (items.length > MAX_ITEMS) throw STOPPED;
      for (const current of items) {
        spend(run, cost);
        accumulator = body({ current, accumulator }, run) ?? null;
      }
      return accumulator;
    };
  },
});
