import type { Json } from "../../blueprints/json.ts";
import type { Operator } from "../../blueprints/vocabulary/operator.ts";
import type { Readable } from "./catalogue.ts";
import { changed, ROW_OPERATORS, type Row } from "./model.ts";
import { blankOperand } from "./operand-input.tsx";

/** The operators that suit what a path holds. */
export const operatorsFor = (readable: Readable): readonly Operator[] =>
  ROW_OPERATORS.filter((operator) => operator.fits?.includes(readable.type));

const operandsFor = (operator: Operator, readable: Readable): Json[] =>
  operator.operands
    .slice(1)
    .filter((place) => !place.optional)
    .map((place) => blankOperand(place, readable));

/** A first sentence: about the first thing there is, in its first form. */
export function newRow(list: readonly Readable[]): Row {
  const readable = list.find((it) => it.path === "ticket.department") ??
    list[0] ?? { path: "ticket.status", label: "", type: "status", options: null };
  return { kind: "row", path: readable.path, operator: "notEmpty", operands: [] };
}

/** Another subject; the operator stays where it suits, and the values where the kind of value does. */
export function withPath(row: Row, readable: Readable, before: Readable): Row {
  const fitting = operatorsFor(readable);
  const operator = fitting.find((o) => o.name === row.operator) ?? fitting[0];
  if (!operator) return changed(row, { path: readable.path });
  const keeps = operator.name === row.operator && readable.type === before.type && !readable.options;
  return changed(row, {
    path: readable.path,
    operator: operator.name,
    operands: keeps ? row.operands : operandsFor(operator, readable),
  });
}

/** Another operator; values stay where the same kind is asked for in the same place. */
export function withOperator(row: Row, operator: Operator, readable: Readable): Row {
  const before = ROW_OPERATORS.find((o) => o.name === row.operator);
  const operands = operator.operands.slice(1).flatMap((place, at): Json[] => {
    const old = row.operands[at];
    const keeps = old !== undefined && before?.operands[at + 1]?.kind === place.kind;
    if (place.optional) return keeps ? [old] : [];
    return [keeps ? old : blankOperand(place, readable)];
  });
  return changed(row, { operator: operator.name, operands });
}

/** Another value at a place; undefined takes an optional one away, with all behind it. */
export function withOperand(row: Row, at: number, value: Json | undefined): Row {
  const operands =
    value === undefined
      ? row.operands.slice(0, at)
      : [...row.operands.slice(0, at), value, ...row.operands.slice(at + 1)];
  return changed(row, { operands });
}
