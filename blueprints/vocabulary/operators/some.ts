import { overItems } from "../../condition/items.ts";
import { EACH, LIST, standard } from "../../condition/standard.ts";
import { truthy } from "../../condition/values.ts";

/** True when an item of the list meets the condition. */
export const some = standard({
  name: "some",
  title: { en: "some item", fr: "un élément" },
  description: {
    en: "True when an item of the list meets the condition.",
    fr: "Vrai si un élément de la liste remplit la condition.",
  },
  example: { some: [{ var: "ticket.tags" }, { "==": [{ var: "" }, "vip"] }] },
  operands: [LIST, EACH],
  body: 1,
  compile: (operands) =>
    overItems(operands, (items, each, run) => items.some((item) => truthy(each(item, run))), false),
});
