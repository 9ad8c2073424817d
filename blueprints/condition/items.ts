import type { Json } from "../json.ts";
import type { Evaluate, Operand, Run, Value } from "../vocabulary/operator.ts";
import { MAX_ITEMS, STOPPED, spend } from "./limits.ts";

const NULL: Evaluate = () => null;

/**
 * What every operator over a list shares: its items (null when it is no list) and its condition for one item.
 * Each round is paid from the budget before it runs.
 */
export function overItems(
  operands: readonly Operand[],
  work: (items: readonly Json[], each: (item: Json, run: Run) => Value, run: Run, data: Value) => Json,
  otherwise: Json,
): Evaluate {
  const source = operands[0]?.evaluate ?? NULL;
  const body = operands[1]?.evaluate ?? NULL;
  const cost = Math.max(1, operands[1]?.weight ?? 0);
  const each = (item: Json, run: Run): Value => {
    spend(run, cost);
    return body(item, run);
  };
  return (data, run) => {
    const items = source(data, run);
    if (!Array.isArray(items)) return otherwise;
    if (items.length > MAX_ITEMS) throw STOPPED;
    return work(items, each, run, data);
  };
}
