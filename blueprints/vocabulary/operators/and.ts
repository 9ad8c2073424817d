import { at, between, standard } from "../../condition/standard.ts";
import { truthy } from "../../condition/values.ts";
import type { Value } from "../operator.ts";

/** The first value that is not truthy, else the last. */
export const and = standard({
  name: "and",
  title: { en: "and", fr: "et" },
  description: {
    en: "The first value that is not truthy, else the last.",
    fr: "La première valeur non vraie, sinon la dernière.",
  },
  example: { and: [{ "==": [{ var: "ticket.channel" }, "phone"] }, { ">": [{ var: "ticket.reopens" }, 0] }] },
  rest: true,
  compile: (operands) => {
    const parts = operands.map((_, index) => at(operands, index));
    return (data, run) => {
      let value: Value = null;
      for (const part of parts) {
        value = part(data, run);
        if (!truthy(value)) return value;
      }
      return value;
    };
  },
  sentence: between("and", "et"),
});
