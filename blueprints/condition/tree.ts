import type { Condition } from "../vocabulary/operator.ts";

/** The path of a plain `var` (`ticket.fields.product`), null for anything else. */
export const pathOf = (node: Condition | undefined): string | null =>
  node?.node === "call" ? (node.operator.path?.(node.operands) ?? null) : null;

/** Every path that the condition reads from the scope, in the order written, each once. Item conditions of list operators read items, not the scope. */
export function pathsOf(condition: Condition): readonly string[] {
  const found = new Set<string>();
  const visit = (node: Condition): void => {
    if (node.node === "literal") return;
    if (node.node === "list") {
      for (const item of node.items) visit(item);
      return;
    }
    for (const path of node.operator.reads?.(node.operands) ?? []) found.add(path);
    for (const [index, operand] of node.operands.entries()) if (index !== node.operator.body) visit(operand);
  };
  visit(condition);
  return [...found];
}

/** How many operators a condition holds: what one round of a list operator costs. */
export function weight(node: Condition | undefined): number {
  if (node === undefined || node.node === "literal") return 0;
  const parts = node.node === "list" ? node.items : node.operands;
  return parts.reduce((sum, part) => sum + weight(part), 1);
}
