import { pathOf } from "./condition/tree.ts";
import { type Condition, compileCondition, pathsOf } from "./condition.ts";
import { type Demand, Domains, type Known } from "./domains.ts";
import type { Json } from "./json.ts";

/** `never`: nothing can make it hold. `always`: nothing that is known can make it fail. Null: it depends, or is beyond this analysis. */
export function verdict(condition: Condition, known: Known): "never" | "always" | null {
  const domains = new Domains(known);
  if (impossible(condition, false, domains)) return "never";
  return impossible(condition, true, domains) ? "always" : null;
}

/** True when both can never hold together. */
export const exclusive = (one: Condition, other: Condition, known: Known): boolean =>
  impossibleAll(
    [
      { node: one, negated: false },
      { node: other, negated: false },
    ],
    new Domains(known),
  );

/** True when nothing that makes the one hold leaves all the others false: whatever it takes, one of them takes already. */
export const covered = (one: Condition, others: readonly Condition[], known: Known): boolean =>
  impossibleAll(
    [{ node: one, negated: false }, ...others.map((node) => ({ node, negated: true }))],
    new Domains(known),
  );

interface Part {
  readonly node: Condition;
  readonly negated: boolean;
}

const ALL: ReadonlySet<string> = new Set(["allOf", "and"]);
const ANY: ReadonlySet<string> = new Set(["anyOf", "or"]);
const NOT: ReadonlySet<string> = new Set(["not", "!"]);

/** Whether the node, or its negation, contradicts itself or what is known. One walk: what an outer part says narrows the inner ones. */
function impossible(node: Condition, negated: boolean, domains: Domains): boolean {
  return impossibleAll([{ node, negated }], domains);
}

function impossibleAll(parts: readonly Part[], domains: Domains): boolean {
  const narrowed = domains.copy();
  const choices: Part[] = [];
  const open = [...parts];
  for (let part = open.pop(); part; part = open.pop()) {
    const { node, negated } = part;
    const name = node.node === "call" ? node.operator.name : "";
    const operands = node.node === "call" ? node.operands : [];
    if (NOT.has(name) && operands.length === 1 && operands[0]) open.push({ node: operands[0], negated: !negated });
    else if (negated ? ANY.has(name) : ALL.has(name))
      open.push(...operands.map((operand) => ({ node: operand, negated })));
    else if (negated ? ALL.has(name) : ANY.has(name)) choices.push(part);
    else if (constant(node) === negated || !narrow(narrowed, node, negated)) return true;
  }
  return choices.some(({ node, negated }) => {
    const operands = node.node === "call" ? node.operands : [];
    return operands.every((operand) => impossible(operand, negated, narrowed));
  });
}

/** The answer of a part that reads nothing; null when it reads something or cannot say. */
function constant(node: Condition): boolean | null {
  if (
    node.node === "call" &&
    (node.operator.family === "own" ? node.operands.some((it) => it.node !== "literal") : false)
  )
    return null;
  return pathsOf(node).length === 0 ? compileCondition(node)({}) : null;
}

/** Puts the part's demand on its path into the domains; false when nothing is left. What it does not understand it lets pass. */
function narrow(domains: Domains, node: Condition, negated: boolean): boolean {
  if (node.node !== "call") return true;
  const path = pathOf(node.operands[0]);
  const rest = node.operands.slice(1);
  if (path === null || !rest.every((operand) => operand.node === "literal")) return true;
  // Of a list, each of two choices may be among its items.
  if (MEMBERSHIP.has(node.operator.name) && MAY_BE_LIST.test(path) && !domains.isKnown(path)) return true;
  const values = rest.map((operand) => (operand.node === "literal" ? operand.value : null));
  const demand = DEMANDS[node.operator.name]?.(values);
  return demand ? domains.demand(path, demand, negated) : true;
}

const MEMBERSHIP: ReadonlySet<string> = new Set(["oneOf", "noneOf"]);
const MAY_BE_LIST =
  /^(?:ticket\.(?:tags|followers|ccs|chosen|flags|fields\..+)|(?:actor|assignee)\.(?:groups|roles|departments)|(?:answers|organization|requester)\..+)$/;

/** Standard operators tell null from an empty text and an empty list, which are one nothing here. */
const exact = (value: Json, demand: Demand): Demand | null =>
  value === null || value === "" || Array.isArray(value) ? null : demand;

const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);

const DEMANDS: { readonly [operator: string]: (values: readonly Json[]) => Demand | null } = {
  is: ([value = null]) => ({ in: [value] }),
  isNot: ([value = null]) => ({ notIn: [value] }),
  oneOf: ([values]) => ({ in: list(values) }),
  noneOf: ([values]) => ({ notIn: list(values) }),
  isEmpty: () => ({ in: [null] }),
  notEmpty: () => ({ notIn: [null] }),
  "===": ([value = null]) => exact(value, { in: [value] }),
  "!==": ([value = null]) => exact(value, { notIn: [value] }),
  lessThan: ([value = null]) => ({ high: value, open: true }),
  atMost: ([value = null]) => ({ high: value, open: false }),
  moreThan: ([value = null]) => ({ low: value, open: true }),
  atLeast: ([value = null]) => ({ low: value, open: false }),
};
