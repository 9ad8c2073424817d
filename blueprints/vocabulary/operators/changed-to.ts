import { changeOf } from "../../condition/changes.ts";
import { FITS, own, saying, TO_COMPARE } from "../../condition/own.ts";
import { pathOf } from "../../condition/tree.ts";
import { same } from "../../condition/values.ts";
import { PATH } from "./changed.ts";

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
  compile: ([operand, wanted]) => {
    const path = pathOf(operand?.node);
    if (path === null || !wanted) return () => undefined;
    return (data, run) => {
      const [change, value] = [changeOf(path, run), wanted.evaluate(data, run)];
      if (change === undefined || value === undefined) return undefined;
      return change !== null && same(change.to, value, run);
    };
  },
  sentence: saying("changed to", "est devenu"),
});
