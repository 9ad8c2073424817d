import { overItems } from "../../condition/items.ts";
import { EACH, LIST, standard } from "../../condition/standard.ts";
import { truthy } from "../../condition/values.ts";

/** True when no item of the list meets the condition. */
export const none = standard({
  name: "none",
  title: { en: "no item", fr: "aucun élément" },
  description: {
    en: "True when no item of the list meets the condition.",
    fr: "Vrai si aucun élément de la liste ne remplit la condition.",
  },
  example: { none: [{ var: "ticket.tags" }, { "==": [{ var: "" }, "vip"] }] },
  operands: [LIST, EACH],
  body: 1,
  compile: (operands) =>
    overItems(operands, (items, each, run) => !items.some((item) => truthy(each(item, run))), true),
});
