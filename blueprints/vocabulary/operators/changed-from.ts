import { FITS, own, saying, TO_COMPARE } from "../../condition/own.ts";
import { changedAt, PATH } from "./changed.ts";

/** The event changed this value, and it was the given one. */
export const changedFrom = own({
  name: "changedFrom",
  title: { en: "changed from", fr: "n’est plus" },
  description: {
    en: "The event changed this value, and it was the given one. Unknown where there is no event.",
    fr: "L’événement a changé cette valeur, et elle était celle donnée. Inconnu sans événement.",
  },
  example: { changedFrom: [{ var: "ticket.status" }, "pending"] },
  operands: [PATH, TO_COMPARE],
  fits: FITS.anything,
  compile: changedAt("from"),
  sentence: saying("changed from", "n’est plus"),
});
