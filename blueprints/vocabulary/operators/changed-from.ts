import { changeOf } from "../../condition/changes.ts";
import { FITS, own, saying, TO_COMPARE } from "../../condition/own.ts";
import { pathOf } from "../../condition/tree.ts";
import { same } from "../../condition/values.ts";
import { PATH } from "./changed.ts";

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
  compile: ([operand, wanted]) => {
    const path = pathOf(operand?.node);
    if (path === null || !wanted) return () => undefined;
    return (data, run) => {
      const [change, value] = [changeOf(path, run), wanted.evaluate(data, run)];
      if (change === undefined || value === undefined) return undefined;
      return change !== null && same(change.from, value, run);
    };
  },
  sentence: saying("changed from", "n’est plus"),
});
