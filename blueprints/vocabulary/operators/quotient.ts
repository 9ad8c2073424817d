import { ANY, between, binary, standard } from "../../condition/standard.ts";
import { toNumber } from "../../condition/values.ts";

/** Quotient of two values. */
export const quotient = standard({
  name: "/",
  title: { en: "÷", fr: "÷" },
  description: { en: "Quotient of two values.", fr: "Quotient de deux valeurs." },
  example: { "/": [{ var: "ticket.replies" }, 2] },
  operands: [ANY, ANY],
  compile: binary((left, right, run) => toNumber(left, run) / toNumber(right, run)),
  sentence: between("÷", "÷"),
});
