import { overItems } from "../../condition/items.ts";
import { EACH, LIST, standard } from "../../condition/standard.ts";

/** The list with each item worked out anew. */
export const map = standard({
  name: "map",
  title: { en: "each item as", fr: "chaque élément comme" },
  description: { en: "The list with each item worked out anew.", fr: "La liste avec chaque élément recalculé." },
  example: { map: [{ var: "ticket.tags" }, { cat: ["#", { var: "" }] }] },
  operands: [LIST, EACH],
  body: 1,
  compile: (operands) => overItems(operands, (items, each, run) => items.map((item) => each(item, run) ?? null), []),
});
