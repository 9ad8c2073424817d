import { ANY, at, between, standard } from "../../condition/standard.ts";
import { ordered } from "../../condition/values.ts";

/** Less than, after JavaScript's conversion; with three values, between them. */
export const less = standard({
  name: "<",
  title: { en: "<", fr: "<" },
  description: {
    en: "Less than, after JavaScript's conversion; with three values, between them.",
    fr: "Plus petit que, après la conversion de JavaScript ; avec trois valeurs, entre elles.",
  },
  example: { "<": [0, { var: "ticket.replies" }, 10] },
  operands: [ANY, ANY, ANY],
  compile: (operands) => {
    const [first, second, third] = [at(operands, 0), at(operands, 1), at(operands, 2)];
    return (data, run) => {
      const [low, middle, high] = [first(data, run), second(data, run), third(data, run)];
      return ordered(low, middle, true, run) && (high === undefined || ordered(middle, high, true, run));
    };
  },
  sentence: between("<", "<"),
});
