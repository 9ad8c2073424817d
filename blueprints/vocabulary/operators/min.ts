import { standard, variadic } from "../../condition/standard.ts";
import { toNumber } from "../../condition/values.ts";

/** The least of the numbers. */
export const min = standard({
  name: "min",
  title: { en: "the least of", fr: "le plus petit de" },
  description: { en: "The least of the numbers.", fr: "Le plus petit des nombres." },
  example: { min: [{ var: "ticket.replies" }, 3] },
  rest: true,
  compile: variadic((values, run) =>
    values.reduce<number>((best, value) => Math.min(best, toNumber(value, run)), Number.POSITIVE_INFINITY),
  ),
});
