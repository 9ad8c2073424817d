import { ANY, between, binary, standard } from "../../condition/standard.ts";

/** JavaScript's ===: the same type and value. */
export const strictEqual = standard({
  name: "===",
  title: { en: "is exactly", fr: "est exactement" },
  description: { en: "JavaScript's ===: the same type and value.", fr: "Le === de JavaScript : mêmes type et valeur." },
  example: { "===": [{ var: "ticket.reopens" }, 0] },
  operands: [ANY, ANY],
  compile: binary((left, right) => left === right),
  sentence: between("is exactly", "est exactement"),
});
