import { pathOf } from "../condition/tree.ts";
import type { Directory } from "../directory.ts";
import { shown } from "../limit-findings.ts";
import type { Reference, UsedCondition } from "../used.ts";
import type { Condition } from "../vocabulary/operator.ts";
import type { UseCheck } from "./check.ts";

type Named = Pick<Reference, "key" | "pointer" | "blueprint">;

/** Tickets may stand for long in versions that are in force no more: what only those have is doubtful, not wrong. */
export const stateUnknown: UseCheck = {
  code: "state.unknown",
  title: { en: "States that no blueprint has", fr: "États qu'aucun blueprint n'a" },
  severity: "warning",
  *check({ uses, directory }) {
    const states = directory?.states;
    if (!states) return;
    const named = uses.references.filter(({ kind }) => kind === "state");
    for (const one of [...named, ...uses.conditions.flatMap(compared)]) {
      if (isThere(states, one)) continue;
      const { key, pointer, blueprint } = one;
      const [state, where] = [shown(key), blueprint === undefined ? null : shown(blueprint)];
      yield {
        pointer,
        message: {
          en: `There is no state “${state}” in ${where === null ? "any published blueprint" : `“${where}” as it is published`}: no ticket comes to it.`,
          fr: `Il n'y a pas d'état « ${state} » dans ${where === null ? "les blueprints publiés" : `« ${where} » tel que publié`} : aucun ticket n'y arrive.`,
        },
      };
    }
  },
};

const isThere = (states: NonNullable<Directory["states"]>, { key, blueprint }: Named): boolean =>
  blueprint === undefined
    ? [...states.values()].some((ids) => ids.has(key))
    : (states.get(blueprint)?.has(key) ?? false);

/** Operators that hold a state against whole ids; others may look at parts of one. */
const COMPARES: ReadonlySet<string> = new Set(["is", "isNot", "oneOf", "noneOf", "==", "===", "!=", "!==", "in"]);

/** Ids with which a rule's condition compares the state of the ticket. Conditions of a blueprint know its own states. */
function compared({ role, condition }: UsedCondition): readonly Named[] {
  const found: Named[] = [];
  const visit = (node: Condition): void => {
    if (node.node === "literal") return;
    const parts = node.node === "list" ? node.items : node.operands;
    if (node.node === "call" && COMPARES.has(node.operator.name) && parts.some((part) => pathOf(part) === STATE))
      for (const part of parts) if (part.node === "literal") found.push(...idsIn(part.value, part.at));
    for (const part of parts) visit(part);
  };
  if (role === "rule") visit(condition);
  return found;
}

const STATE = "ticket.state";

const idsIn = (value: unknown, at: string): readonly Named[] =>
  typeof value === "string"
    ? [{ key: value, pointer: at }]
    : Array.isArray(value)
      ? value.flatMap((one, index) => idsIn(one, `${at}/${index}`))
      : [];
