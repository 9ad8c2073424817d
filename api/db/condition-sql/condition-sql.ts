import { evaluateWithin, prepare } from "../../../blueprints/condition/compile.ts";
import { truth } from "../../../blueprints/condition/kleene.ts";
import { pathOf, weight } from "../../../blueprints/condition/tree.ts";
import type { Scope } from "../../../blueprints/condition.ts";
import type { Actor } from "../../../blueprints/people.ts";
import type { CallNode, Condition } from "../../../blueprints/vocabulary/operator.ts";
import { type Column, columnOf } from "./columns.ts";
import { allHalves, anyHalves, type Halves, OPEN, plainly, turned, UNKNOWN } from "./halves.ts";
import * as ask from "./operators.ts";

/** Who asks, and what stands around every ticket. */
export interface Asking extends ask.Around {
  readonly actor: Actor;
}

/** Bigger conditions are looked at in code: the databases build trees of them. */
const MOST_OPERATORS = 150;

/** The database's half of a condition. Without one every ticket fits. */
export function halvesOf(condition: Condition | null, asking: Asking): Halves {
  if (condition === null) return plainly(true);
  return weight(condition) > MOST_OPERATORS ? OPEN : read(condition, asking);
}

function read(node: Condition, asking: Asking): Halves {
  if (node.node !== "call") {
    const value = fixed(node, asking);
    return value === null ? OPEN : value.value === undefined ? UNKNOWN : plainly(truth(value.value) === true);
  }
  const { operator, operands } = node;
  if (operator.name === "allOf") return allHalves(operands.map((operand) => read(operand, asking)));
  if (operator.name === "anyOf") return anyHalves(operands.map((operand) => read(operand, asking)));
  const [only] = operands;
  if (operator.name === "not") return only ? turned(read(only, asking)) : OPEN;
  const half = Object.hasOwn(SQL, operator.name) ? SQL[operator.name] : undefined;
  return half?.(node, asking) ?? OPEN;
}

type Half = (node: CallNode, asking: Asking) => Halves | null;

/** Whatever of the ticket's row the first operand reads; null: something else. */
function columnIn(node: Condition | undefined): Column | null {
  const path = pathOf(node);
  return path === null ? null : columnOf(path);
}

const EVERYWHERE: ReadonlySet<string> = new Set(["now", "actor"]);

/** It is written out, or a plain path that every ticket has alike. */
const isEverywhere = (node: Condition): boolean =>
  node.node === "literal" || EVERYWHERE.has(pathOf(node)?.split(".")[0] ?? "");

/** A value that is the same for every ticket: written out, or read from who asks and when. Null: it is not. */
function fixed(node: Condition | undefined, { actor, now }: Asking): { readonly value: ask.Fixed } | null {
  if (!node) return null;
  if (node.node === "literal") return { value: node.value };
  if (!(node.node === "list" ? node.items : [node]).every(isEverywhere)) return null;
  const { id, kind, groups, roles, departments } = actor;
  const scope: Scope = { actor: { id, kind, groups, roles, departments }, now };
  return { value: evaluateWithin(prepare(node), scope) };
}

/** Column first, fixed value second. */
const onColumn =
  (half: (column: Column, value: ask.Fixed, asking: Asking, third: ask.Fixed) => Halves): Half =>
  ({ operands: [left, right, third] }, asking) => {
    const column = columnIn(left);
    const value = fixed(right, asking);
    const extra = third ? fixed(third, asking) : { value: null };
    return column && value && extra ? half(column, value.value, asking, extra.value) : null;
  };

/** Column and fixed value on either side. */
const ordered =
  <O extends "<" | "<=" | ">" | ">=">(order: O, half: (column: Column, order: O, value: ask.Fixed) => Halves): Half =>
  ({ operands: [left, right] }, asking) => {
    const [column, value] = [columnIn(left), fixed(right, asking)];
    if (column && value) return half(column, order, value.value);
    const [other, first] = [columnIn(right), fixed(left, asking)];
    // What is turned round is of the same kind of order.
    return other && first ? half(other, ask.TURNED[order] as O, first.value) : null;
  };

const empty: Half = ({ operands: [left] }) => {
  const column = columnIn(left);
  return column && ask.isEmpty(column);
};

const negated =
  (half: Half): Half =>
  (node, asking) => {
    const found = half(node, asking);
    return found && turned(found);
  };

const is = onColumn(ask.is);
const oneOf = onColumn(ask.oneOf);
const contains = onColumn((column, value, asking, mode) => ask.contains(column, value, mode, asking));

/** What the database knows of an operator; of any other it knows nothing, and the tickets are looked at in code. */
const SQL: Readonly<Record<string, Half>> = {
  is,
  isNot: negated(is),
  oneOf,
  noneOf: negated(oneOf),
  isEmpty: empty,
  notEmpty: negated(empty),
  contains,
  notContains: negated(contains),
  lessThan: ordered("<", ask.compared),
  atMost: ordered("<=", ask.compared),
  moreThan: ordered(">", ask.compared),
  atLeast: ordered(">=", ask.compared),
  before: ordered("<", ask.instants),
  after: ordered(">", ask.instants),
  elapsed: onColumn(ask.elapsed),
  within: onColumn((column, value, asking, mode) => ask.within(column, value, mode, asking)),
  between: ({ operands: [left, low, high] }, asking) => {
    const [column, from, to] = [columnIn(left), fixed(low, asking), fixed(high, asking)];
    return column && from && to ? ask.between(column, from.value, to.value) : null;
  },
};
