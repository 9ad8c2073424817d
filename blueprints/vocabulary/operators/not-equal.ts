import { ANY, between, binary, standard } from "../../condition/standard.ts";
import { looselyEqual } from "../../condition/values.ts";

/** JavaScript's !=: different after conversion. */
export const notEqual = standard({
  name: "!=",
  title: { en: "differs from", fr: "diffère de" },
  description: {
    en: "JavaScript's !=: different after conversion.",
    fr: "Le != de JavaScript : différent après conversion.",
  },
  example: { "!=": [{ var: "ticket.channel" }, "phone"] },
  operands: [ANY, ANY],
  compile: binary((left, right, run) => !looselyEqual(left, right, run)),
  sentence: between("differs from", "diffère de"),
});
