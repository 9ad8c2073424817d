import { type Condition, pathsOf } from "./condition.ts";

/** Operators that compare with the present instant without saying so. */
const TIMED: ReadonlySet<string> = new Set(["elapsed", "within"]);

/** Whether the condition's answer may change though nothing but time passes. */
export function readsTime(condition: Condition): boolean {
  return pathsOf(condition).includes("now") || isTimed(condition);
}

function isTimed(node: Condition): boolean {
  if (node.node === "literal") return false;
  if (node.node === "list") return node.items.some(isTimed);
  return TIMED.has(node.operator.name) || node.operands.some(isTimed);
}
