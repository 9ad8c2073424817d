import { FITS, own, saying, TO_COMPARE, VALUE } from "../../condition/own.ts";
import { isNothing, same } from "../../condition/values.ts";
import type { Evaluate, Operand } from "../operator.ts";

/** Whether two values are the same; nothing is a value too, and every nothing the same one. */
export const sameness = ([left, right]: readonly Operand[]): Evaluate => {
  const [value, wanted] = [left?.evaluate, right?.evaluate];
  const fixed = right?.constant;
  if (!value || !wanted) return () => undefined;
  if (fixed !== undefined && typeof fixed !== "object" && fixed !== "")
    return (data, run) => {
      const seen = value(data, run);
      return seen === undefined ? undefined : seen === fixed;
    };
  if (fixed !== undefined && isNothing(fixed))
    return (data, run) => {
      const seen = value(data, run);
      return seen === undefined ? undefined : isNothing(seen);
    };
  return (data, run) => {
    const [one, other] = [value(data, run), wanted(data, run)];
    return one === undefined || other === undefined ? undefined : same(one, other, run);
  };
};

/** The same value. Answers plainly on nothing. */
export const is = own({
  name: "is",
  title: { en: "is", fr: "est" },
  description: {
    en: "The same value, upper and lower case apart. Nothing is a value too: compare with null.",
    fr: "La même valeur, majuscules et minuscules distinguées. Rien est aussi une valeur : comparez à null.",
  },
  example: { is: [{ var: "ticket.department" }, "department:finance"] },
  operands: [VALUE, TO_COMPARE],
  fits: FITS.anything,
  compile: sameness,
  sentence: saying("is", "est"),
});
