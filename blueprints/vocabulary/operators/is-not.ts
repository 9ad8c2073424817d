import { FITS, negated, own, saying, TO_COMPARE, VALUE } from "../../condition/own.ts";
import { sameness } from "./is.ts";

/** Another value. Holds for nothing, unless compared with nothing. */
export const isNot = own({
  name: "isNot",
  title: { en: "is not", fr: "n’est pas" },
  description: {
    en: "Another value. Holds for an empty one too: “assignee is not Ana” holds for an unassigned ticket.",
    fr: "Une autre valeur. Vrai aussi si elle est vide : « responsable n’est pas Ana » vaut pour un ticket sans responsable.",
  },
  example: { isNot: [{ var: "ticket.assignee" }, "agent:ana"] },
  operands: [VALUE, TO_COMPARE],
  fits: FITS.anything,
  compile: (operands) => negated(sameness(operands)),
  sentence: saying("is not", "n’est pas"),
});
