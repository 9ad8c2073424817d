import { pathOf } from "../condition/tree.ts";
import type { Condition } from "../condition.ts";
import { STATUSES, type Status } from "../status.ts";
import type { Check } from "./check.ts";

/** A condition that names a status on purpose while the entry gives no state for it would lose those tickets without a word. */
export const entryStatusWithoutState: Check = {
  code: "entry.statusWithoutState",
  title: { en: "Entry admits a status that has no state", fr: "L'entrée admet un statut sans état" },
  severity: "error",
  *check({ document, uses }) {
    const entry = uses.conditions.find(({ role }) => role === "entry");
    if (!entry) return;
    for (const { status, at } of admitted(entry.condition)) {
      if (document.entry.into[status]) continue;
      yield {
        pointer: at,
        message: {
          en: `The entry admits tickets of status ${status}, but names no state for them.`,
          fr: `L'entrée admet les tickets de statut ${status}, mais ne nomme aucun état pour eux.`,
        },
      };
    }
  },
};

const NEGATIVE: ReadonlySet<string> = new Set(["not", "!", "isNot", "noneOf", "!=", "!=="]);

/** Statuses that the condition asks for, each with its place; what stands under a negation is kept out, not asked for. */
function* admitted(condition: Condition): Generator<{ status: Status; at: string }> {
  const open: Condition[] = [condition];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.node !== "call" || NEGATIVE.has(node.operator.name)) continue;
    open.push(...node.operands.toReversed());
    if (!node.operands.some((operand) => pathOf(operand) === "ticket.status")) continue;
    for (const operand of node.operands) {
      if (operand.node !== "literal") continue;
      const values = Array.isArray(operand.value) ? operand.value : [operand.value];
      for (const status of STATUSES) if (values.includes(status)) yield { status, at: operand.at };
    }
  }
}
