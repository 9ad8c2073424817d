import { ANY, between, binary, standard } from "../../condition/standard.ts";
import { ordered } from "../../condition/values.ts";

/** Greater than or equal, after JavaScript's conversion. */
export const greaterOrEqual = standard({
  name: ">=",
  title: { en: "≥", fr: "≥" },
  description: {
    en: "Greater than or equal, after JavaScript's conversion.",
    fr: "Plus grand ou égal, après la conversion de JavaScript.",
  },
  example: { ">=": [{ var: "ticket.replies" }, 3] },
  operands: [ANY, ANY],
  compile: binary((left, right, run) => ordered(right, left, false, run)),
  sentence: between("≥", "≥"),
});
