import { ANY, between, binary, standard } from "../../condition/standard.ts";

/** JavaScript's !==: another type or value. */
export const strictNotEqual = standard({
  name: "!==",
  title: { en: "is not exactly", fr: "n’est pas exactement" },
  description: {
    en: "JavaScript's !==: another type or value.",
    fr: "Le !== de JavaScript : autre type ou autre valeur.",
  },
  example: { "!==": [{ var: "ticket.reopens" }, 0] },
  operands: [ANY, ANY],
  compile: binary((left, right) => left !== right),
  sentence: between("is not exactly", "n’est pas exactement"),
});
