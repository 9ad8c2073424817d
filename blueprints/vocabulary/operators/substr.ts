import { ANY, at, standard } from "../../condition/standard.ts";
import { toNumber, toText } from "../../condition/values.ts";
import type { Run, Value } from "../operator.ts";

const whole = (value: Value, run: Run): number => {
  const number = Math.trunc(toNumber(value, run));
  return Number.isNaN(number) ? 0 : number;
};

/** Part of a text: from a place (negative: from the end), so many characters (negative: without so many at the end). */
export const substr = standard({
  name: "substr",
  title: { en: "part of the text", fr: "partie du texte" },
  description: {
    en: "Part of a text: from a place (negative: from the end), so many characters (negative: without so many at the end).",
    fr: "Partie d’un texte : depuis une place (négative : depuis la fin), tant de caractères (négatif : sans tant à la fin).",
  },
  example: { substr: [{ var: "ticket.address" }, 0, 7] },
  operands: [ANY, ANY, ANY],
  compile: (operands) => {
    const [source, start, length] = [at(operands, 0), at(operands, 1), at(operands, 2)];
    return (data, run) => {
      const text = toText(source(data, run), run);
      const from = whole(start(data, run), run);
      const rest = text.slice(from < 0 ? Math.max(0, text.length + from) : from);
      const many = length(data, run);
      if (many === undefined) return rest;
      return toNumber(many, run) < 0
        ? rest.slice(0, Math.max(0, rest.length + whole(many, run)))
        : rest.slice(0, Math.max(0, whole(many, run)));
    };
  },
});
