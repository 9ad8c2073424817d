import { FITS, own, saying, TO_COMPARE } from "../../condition/own.ts";
import { changedAt, PATH } from "./changed.ts";

/** The event changed this value to the given one. */
export const changedTo = own({
  name: "changedTo",
  title: { en: "changed to", fr: "est devenu" },
  description: {
    en: "The event changed this value to the given one. Unknown where there is no event.",
    fr: "L’événement a donné cette valeur. Inconnu sans événement.",
  },
  example: { changedTo: [{ var: "ticket.priority" }, "urgent"] },
  operands: [PATH, TO_COMPARE],
  fits: FITS.anything,
  compile: changedAt("to"),
  sentence: saying("changed to", "est devenu"),
});
