import { MAX_ITEMS, STOPPED, spend } from "../../condition/limits.ts";
import { standard } from "../../condition/standard.ts";
import type { Json } from "../../json.ts";

/** Joins lists into one; a value that is no list is one item. */
export const merge = standard({
  name: "merge",
  title: { en: "the lists together", fr: "les listes réunies" },
  description: {
    en: "Joins lists into one; a value that is no list is one item.",
    fr: "Réunit des listes ; une valeur qui n’est pas une liste est un élément.",
  },
  example: { merge: [{ var: "ticket.followers" }, { var: "ticket.ccs" }] },
  rest: true,
  compile: (operands) => (data, run) => {
    const merged: Json[] = [];
    for (const operand of operands) {
      const value = operand.evaluate(data, run) ?? null;
      const items = Array.isArray(value) ? value : [value];
      if (merged.length + items.length > MAX_ITEMS) throw STOPPED;
      merged.push(...items);
    }
    spend(run, merged.length >> 4);
    return merged;
  },
});
