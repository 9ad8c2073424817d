import { spend } from "../../condition/limits.ts";
import { own, place, saying } from "../../condition/own.ts";
import { step } from "../../condition/path.ts";
import { pathOf } from "../../condition/tree.ts";
import { isNothing } from "../../condition/values.ts";
import type { Condition } from "../operator.ts";

const FIELD = /^(?:ticket\.fields|answers)\.([^.]+)$/;

/** The field whose tree is meant: that of the ticket, or the answer of a step to it. */
const fieldOf = (node: Condition | undefined): string | undefined => FIELD.exec(pathOf(node) ?? "")?.[1];

/** What is chosen in a tree is the branch itself, or stands anywhere under it. */
export const under = own({
  name: "under",
  title: { en: "is under", fr: "est sous" },
  description: {
    en: "What is chosen in a tree is this branch or stands anywhere under it; with a list of branches, under at least one of them. False on an empty value, and on one that the tree does not know any more.",
    fr: "Ce qui est choisi dans l’arborescence est cette branche ou se trouve n’importe où en dessous ; avec une liste de branches, sous au moins l’une d’elles. Faux sur une valeur vide, et sur une valeur que l’arborescence ne connaît plus.",
  },
  example: { under: [{ var: "ticket.fields.equipment" }, ["hardware"]] },
  operands: [place("path", "field", "champ"), place("list", "branches", "branches")],
  fits: ["tree"],
  check: ([subject]) =>
    fieldOf(subject) !== undefined
      ? []
      : [
          {
            operand: 0,
            code: "condition.noTree",
            message: {
              en: "Only a field of the ticket, or the answer to one, has branches.",
              fr: "Seul un champ du ticket, ou la réponse à un champ, a des branches.",
            },
          },
        ],
  compile: ([left, right]) => {
    const field = fieldOf(left?.node);
    if (!left || !right || field === undefined) return () => undefined;
    return (data, run) => {
      const [value, wanted] = [left.evaluate(data, run), right.evaluate(data, run)];
      if (value === undefined || wanted === undefined) return undefined;
      if (isNothing(value) || typeof value !== "string") return false;
      const tree = step(step(run.scope, "trees"), field);
      // Without the tree nobody knows where it stands.
      if (tree === undefined || tree === null) return undefined;
      const above = step(tree, value);
      if (!Array.isArray(above)) return false;
      const branches = Array.isArray(wanted) ? wanted : [wanted];
      spend(run, (above.length * branches.length) >> 6);
      return branches.some((branch) => branch === value || above.includes(branch));
    };
  },
  sentence: saying("is under", "est sous"),
});
