import type { Operand, Run, Value } from "../vocabulary/operator.ts";
import { truthy } from "./values.ts";

/** Truth of three values; what is no boolean counts as in JsonLogic. */
export const truth = (value: Value): boolean | undefined =>
  typeof value === "boolean" || value === undefined ? value : truthy(value);

/**
 * Kleene's connective: the first part that `decides` (false for allOf, true for anyOf) settles it whatever is unknown;
 * without one it is unknown as soon as a part is.
 */
export const connective =
  (decides: boolean) =>
  (operands: readonly Operand[]): ((data: Value, run: Run) => boolean | undefined) => {
    const parts = operands.map((operand) => operand.evaluate);
    return (data, run) => {
      let result: boolean | undefined = !decides;
      for (let index = 0; index < parts.length; index++) {
        const value = truth(parts[index]?.(data, run));
        if (value === decides) return decides;
        if (value === undefined) result = undefined;
      }
      return result;
    };
  };

/** The value of the operand at a place, unknown when it is not written. */
export const valueAt = (operands: readonly Operand[], index: number, data: Value, run: Run): Value =>
  operands[index]?.evaluate(data, run);
