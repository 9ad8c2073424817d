import { standard, variadic } from "../../condition/standard.ts";
import { toNumber } from "../../condition/values.ts";

/** The greatest of the numbers. */
export const max = standard({
  name: "max",
  title: { en: "the greatest of", fr: "le plus grand de" },
  description: { en: "The greatest of the numbers.", fr: "Le plus grand des nombres." },
  example: { max: [{ var: "ticket.replies" }, 3] },
  rest: true,
  compile: variadic((values, run) =>
    values.reduce<number>((best, value) => Math.max(best, toNumber(value, run)), Number.NEGATIVE_INFINITY),
  ),
});
