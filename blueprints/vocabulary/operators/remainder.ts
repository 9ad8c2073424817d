import { ANY, between, binary, standard } from "../../condition/standard.ts";
import { toNumber } from "../../condition/values.ts";

/** Remainder of a division. */
export const remainder = standard({
  name: "%",
  title: { en: "modulo", fr: "modulo" },
  description: { en: "Remainder of a division.", fr: "Reste d’une division." },
  example: { "%": [{ var: "ticket.number" }, 2] },
  operands: [ANY, ANY],
  compile: binary((left, right, run) => toNumber(left, run) % toNumber(right, run)),
  sentence: between("%", "%"),
});
