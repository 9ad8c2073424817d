import { ANY, between, binary, standard } from "../../condition/standard.ts";
import { looselyEqual } from "../../condition/values.ts";

/** JavaScript's ==: equal after conversion. */
export const equal = standard({
  name: "==",
  title: { en: "equals", fr: "égale" },
  description: { en: "JavaScript's ==: equal after conversion.", fr: "Le == de JavaScript : égal après conversion." },
  example: { "==": [{ var: "ticket.channel" }, "phone"] },
  operands: [ANY, ANY],
  compile: binary(looselyEqual),
  sentence: between("equals", "égale"),
});
