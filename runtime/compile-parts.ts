import { type Condition, compileCondition, parseCondition, type Scope } from "../blueprints/condition.ts";
import type { Json } from "../blueprints/json.ts";
import type { ActionType } from "../blueprints/vocabulary/action.ts";
import { type Action, actionType } from "../blueprints/vocabulary/actions.ts";

/** A condition ready to run; `parsed` is kept for explanations. Unknown counts as false. */
export interface Guard {
  readonly holds: (scope: Scope) => boolean;
  readonly parsed: Condition;
}

export interface CompiledAction {
  readonly action: Action;
  readonly type: ActionType;
  /** Part of the document that asks for it, for facts and effects. */
  readonly rule: string;
}

/** A guard over a written condition; null where none is written. A document that the grammar let through always parses. */
export function guard(written: Json | undefined): Guard | null {
  if (written === undefined) return null;
  const parsed = parseCondition(written);
  if (!parsed.ok)
    throw new Error(`A condition of a compiled document does not parse: ${parsed.findings[0]?.message.en ?? ""}`);
  const run = compileCondition(parsed.condition);
  return { holds: (scope) => run(scope) === true, parsed: parsed.condition };
}

export const compileActions = (actions: readonly Action[], rule: string): readonly CompiledAction[] =>
  actions.flatMap((action) => {
    const type = actionType(action.do);
    return type ? [{ action, type, rule }] : [];
  });
