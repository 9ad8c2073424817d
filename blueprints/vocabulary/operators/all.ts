import { overItems } from "../../condition/items.ts";
import { EACH, LIST, standard } from "../../condition/standard.ts";
import { truthy } from "../../condition/values.ts";

/** True when the list has items and each of them meets the condition. */
export const all = standard({
  name: "all",
  title: { en: "every item", fr: "chaque élément" },
  description: {
    en: "True when the list has items and each of them meets the condition.",
    fr: "Vrai si la liste a des éléments et que chacun remplit la condition.",
  },
  example: { all: [{ var: "ticket.tags" }, { "==": [{ var: "" }, "vip"] }] },
  operands: [LIST, EACH],
  body: 1,
  compile: (operands) =>
    overItems(
      operands,
      (items, each, run) => items.length > 0 && items.every((item) => truthy(each(item, run))),
      false,
    ),
});
