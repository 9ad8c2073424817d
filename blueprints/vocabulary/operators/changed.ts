import { changeOf } from "../../condition/changes.ts";
import { FITS, own, place } from "../../condition/own.ts";
import { pathOf } from "../../condition/tree.ts";
import { same } from "../../condition/values.ts";
import type { Evaluate, Operand } from "../operator.ts";

export const PATH = place("path", "attribute or field", "attribut ou champ");

/** The event changed this value. */
export const changed = own({
  name: "changed",
  title: { en: "changed", fr: "a changé" },
  description: {
    en: "The event changed this value. Unknown where there is no event.",
    fr: "L’événement a changé cette valeur. Inconnu sans événement.",
  },
  example: { changed: [{ var: "ticket.priority" }] },
  operands: [PATH],
  fits: FITS.anything,
  compile: ([operand]) => {
    const path = pathOf(operand?.node);
    if (path === null) return () => undefined;
    return (_data, run) => {
      const change = changeOf(path, run);
      return change === undefined ? undefined : change !== null;
    };
  },
  sentence: ([value]) => ({ en: `${value?.en} changed`, fr: `${value?.fr} a changé` }),
});

/** Whether the event changed the value, and it was (`from`) or is now (`to`) the wanted one; unknown where there is no event. */
export const changedAt =
  (end: "from" | "to") =>
  ([operand, wanted]: readonly Operand[]): Evaluate => {
    const path = pathOf(operand?.node);
    if (path === null || !wanted) return () => undefined;
    return (data, run) => {
      const [change, value] = [changeOf(path, run), wanted.evaluate(data, run)];
      if (change === undefined || value === undefined) return undefined;
      return change !== null && same(change[end], value, run);
    };
  };
