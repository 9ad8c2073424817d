import type { Json } from "../json.ts";
import type { Condition, Evaluate, Operand, Value } from "../vocabulary/operator.ts";
import { truth } from "./kleene.ts";
import { MAX_STEPS, STOPPED } from "./limits.ts";
import { weight } from "./tree.ts";
import { isBounded } from "./values.ts";

/** What a condition reads: ticket, requester, organization, assignee, group, event, answers, actor, and now (epoch ms). */
export type Scope = { readonly [name: string]: Json | undefined };

/** Wraps each evaluation of a node; the explanation watches through it, the hot path has none. */
export type Watch = (node: Condition, evaluate: Evaluate) => Evaluate;

/** Makes a node ready. Its unknown is `undefined`. */
export function prepare(node: Condition, watch?: Watch): Evaluate {
  if (node.node === "literal") return () => node.value;
  if (node.node === "list") return prepareList(node.items.map((item) => prepare(item, watch)));
  const standard = node.operator.family === "standard";
  const operands = node.operands.map((operand, index): Operand => {
    const inside = node.operator.body === index ? undefined : watch;
    const evaluate = standard ? prepareStandard(operand, inside) : prepare(operand, inside);
    return {
      evaluate,
      constant: operand.node === "literal" ? operand.value : undefined,
      node: operand,
      weight: weight(operand),
    };
  });
  const evaluate = node.operator.compile(operands);
  return watch ? watch(node, evaluate) : evaluate;
}

/** A list that a typed operator reads is unknown as soon as one of its items is. */
const prepareList =
  (items: readonly Evaluate[]): Evaluate =>
  (data, run) => {
    const values: Json[] = [];
    for (const item of items) {
      const value = item(data, run);
      if (value === undefined) return undefined;
      values.push(value);
    }
    return values;
  };

/** Inside a standard operator nothing is unknown: a path that leads nowhere is null, one of our operators that cannot say is false. */
function prepareStandard(node: Condition, watch?: Watch): Evaluate {
  if (node.node === "literal") return prepare(node);
  if (node.node === "list") {
    const items = node.items.map((item) => prepareStandard(item, watch));
    return (data, run) => items.map((item) => item(data, run) ?? null);
  }
  const evaluate = prepare(node, watch);
  if (node.operator.unknownAs === null) return (data, run) => evaluate(data, run) ?? null;
  if (node.operator.family === "standard") return evaluate;
  return (data, run) => {
    const value = evaluate(data, run);
    return value === undefined ? false : value;
  };
}

/** Runs it with a fresh budget. An evaluation that passes a limit answers unknown. */
export function evaluateWithin(evaluate: Evaluate, scope: Scope, run = { steps: 0, scope: undefined as Value }): Value {
  run.steps = MAX_STEPS;
  // A source that is absent from the scope is unknown, just as in any other value.
  run.scope = scope as Value;
  try {
    return evaluate(scope as Value, run);
  } catch (reason) {
    if (reason === STOPPED) return undefined;
    throw reason;
  } finally {
    run.scope = undefined;
  }
}

/** Makes a condition ready for many scopes: true, false, or null for unknown, which counts as false at the top. */
export function compileCondition(condition: Condition): (scope: Scope) => boolean | null {
  const evaluate = prepare(condition);
  const run = { steps: 0, scope: undefined as Value };
  return (scope) => {
    return truth(evaluateWithin(evaluate, scope, run)) ?? null;
  };
}

/** Makes an expression ready for many scopes: any value, null where it is unknown or too big to hand out. */
export function compileValue(condition: Condition): (scope: Scope) => Json {
  const evaluate = prepareStandard(condition);
  return (scope) => {
    const value = evaluateWithin(evaluate, scope) ?? null;
    return isBounded(value) ? value : null;
  };
}
