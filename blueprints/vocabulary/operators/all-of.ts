import { connective } from "../../condition/kleene.ts";
import { own, place } from "../../condition/own.ts";
import { between } from "../../condition/standard.ts";

/** All of the conditions hold. One false decides, else one unknown makes it unknown. */
export const allOf = own({
  name: "allOf",
  title: { en: "all of these", fr: "toutes ces conditions" },
  description: {
    en: "All of the conditions hold. One false decides, else one unknown makes it unknown.",
    fr: "Toutes les conditions sont vraies. Une fausse décide, sinon une inconnue la rend inconnue.",
  },
  example: { allOf: [{ is: [{ var: "ticket.channel" }, "phone"] }, { notEmpty: [{ var: "ticket.assignee" }] }] },
  operands: [{ ...place("condition", "condition", "condition"), optional: true }],
  rest: true,
  compile: connective(false),
  sentence: between("and", "et"),
});
