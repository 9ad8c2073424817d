import { overItems } from "../../condition/items.ts";
import { EACH, LIST, standard } from "../../condition/standard.ts";
import { truthy } from "../../condition/values.ts";

/** The items that meet the condition. */
export const filter = standard({
  name: "filter",
  title: { en: "the items that", fr: "les éléments qui" },
  description: { en: "The items that meet the condition.", fr: "Les éléments qui remplissent la condition." },
  example: { filter: [{ var: "ticket.tags" }, { "==": [{ var: "" }, "vip"] }] },
  operands: [LIST, EACH],
  body: 1,
  compile: (operands) => overItems(operands, (items, each, run) => items.filter((item) => truthy(each(item, run))), []),
});
