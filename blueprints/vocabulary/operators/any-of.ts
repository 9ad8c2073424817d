import { connective } from "../../condition/kleene.ts";
import { own, place } from "../../condition/own.ts";
import { between } from "../../condition/standard.ts";

/** Any of the conditions holds. One true decides, else one unknown makes it unknown. */
export const anyOf = own({
  name: "anyOf",
  title: { en: "any of these", fr: "l’une de ces conditions" },
  description: {
    en: "Any of the conditions holds. One true decides, else one unknown makes it unknown.",
    fr: "L’une des conditions est vraie. Une vraie décide, sinon une inconnue la rend inconnue.",
  },
  example: { anyOf: [{ is: [{ var: "ticket.channel" }, "phone"] }, { notEmpty: [{ var: "ticket.assignee" }] }] },
  operands: [{ ...place("condition", "condition", "condition"), optional: true }],
  rest: true,
  compile: connective(true),
  sentence: between("or", "ou"),
});
