import { readRaw, typedReader } from "../../condition/path.ts";
import { standard } from "../../condition/standard.ts";
import type { Condition } from "../../condition/tree.ts";
import { toText } from "../../condition/values.ts";
import type { Value } from "../operator.ts";

const written = (operands: readonly Condition[]): string | null => {
  const [first, fallback] = operands;
  if (first === undefined) return "";
  if (first.node !== "literal" || fallback !== undefined) return null;
  return pathText(first.value);
};

const pathText = (value: Value): string => (value === undefined || value === null ? "" : toText(value));

/**
 * Reads a path. A second operand stands in for what is not there, as published. To our own operators an absent source or attribute
 * is unknown, a field that was not filled in is empty; to standard operators both are null.
 */
export const read = standard({
  name: "var",
  title: { en: "value of", fr: "valeur de" },
  description: {
    en: "Reads a path, such as ticket.fields.product; a second operand stands in for what is not there.",
    fr: "Lit un chemin, comme ticket.fields.product ; un second opérande remplace ce qui n’existe pas.",
  },
  example: { var: "ticket.fields.product" },
  operands: [
    { kind: "any", name: { en: "path", fr: "chemin" }, optional: true },
    { kind: "any", name: { en: "default", fr: "défaut" }, optional: true },
  ],
  unknownAs: null,
  path: written,
  reads: (operands) => {
    const first = operands[0];
    if (first !== undefined && first.node !== "literal") return [];
    const path = pathText(first?.value);
    return path === "" ? [] : [path];
  },
  compile: (operands) => {
    const [path, fallback] = operands;
    const fixed = path ? path.constant : null;
    if (fixed !== undefined && !fallback) return typedReader(pathText(fixed));
    return (data, run) => {
      const value = readRaw(data, fixed === undefined ? pathText(path?.evaluate(data, run)) : pathText(fixed));
      return value === undefined ? fallback?.evaluate(data, run) : value;
    };
  },
  sentence: (words) => words[0] ?? { en: "everything", fr: "tout" },
});
