import { ANY, between, binary, standard } from "../../condition/standard.ts";
import { ordered } from "../../condition/values.ts";

/** Greater than, after JavaScript's conversion. */
export const greater = standard({
  name: ">",
  title: { en: ">", fr: ">" },
  description: {
    en: "Greater than, after JavaScript's conversion.",
    fr: "Plus grand que, après la conversion de JavaScript.",
  },
  example: { ">": [{ var: "ticket.replies" }, 3] },
  operands: [ANY, ANY],
  compile: binary((left, right, run) => ordered(right, left, true, run)),
  sentence: between(">", ">"),
});
