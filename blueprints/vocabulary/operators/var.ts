import { readRaw, typedReader } from "../../condition/path.ts";
import { standard } from "../../condition/standard.ts";
import { toText } from "../../condition/values.ts";
import type { Condition, Run, Value } from "../operator.ts";

/** A path as written: a text, an index, or null for everything. Undefined for what must be worked out. */
const pathText = (value: Value): string | undefined => {
  if (value === null) return "";
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
};

const fixedPath = (operand: Condition | undefined): string | undefined =>
  operand === undefined ? "" : operand.node === "literal" ? pathText(operand.value) : undefined;

const workedOut = (value: Value, run: Run): string => (value === undefined || value === null ? "" : toText(value, run));

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
  path: ([path, fallback]) => (fallback === undefined ? (fixedPath(path) ?? null) : null),
  reads: ([operand]) => {
    const path = fixedPath(operand);
    return path ? [path] : [];
  },
  compile: ([operand, fallback]) => {
    const fixed = fixedPath(operand?.node);
    if (fixed !== undefined && !fallback) return typedReader(fixed);
    return (data, run) => {
      const value = readRaw(data, fixed ?? workedOut(operand?.evaluate(data, run), run));
      return value === undefined ? fallback?.evaluate(data, run) : value;
    };
  },
  sentence: (words) => words[0] ?? { en: "everything", fr: "tout" },
});
