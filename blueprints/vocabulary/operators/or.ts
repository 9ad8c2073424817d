import { at, between, standard } from "../../condition/standard.ts";
import { truthy } from "../../condition/values.ts";
import type { Value } from "../operator.ts";

/** The first truthy value, else the last. */
export const or = standard({
  name: "or",
  title: { en: "or", fr: "ou" },
  description: { en: "The first truthy value, else the last.", fr: "La première valeur vraie, sinon la dernière." },
  example: { or: [{ "==": [{ var: "ticket.channel" }, "phone"] }, { ">": [{ var: "ticket.reopens" }, 0] }] },
  rest: true,
  compile: (operands) => {
    const parts = operands.map((_, index) => at(operands, index));
    return (data, run) => {
      let value: Value = null;
      for (const part of parts) {
        value = part(data, run);
        if (truthy(value)) return value;
      }
      return value;
    };
  },
  sentence: between("or", "ou"),
});
