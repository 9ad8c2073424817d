import { spend } from "../../condition/limits.ts";
import { FITS, own, place, saying, VALUE } from "../../condition/own.ts";
import { isNothing, same } from "../../condition/values.ts";
import type { Json } from "../../json.ts";
import type { Evaluate, Operand, Run } from "../operator.ts";

export const CHOICES = place("list", "one of", "l’un de");

const isPlain = (value: Json): boolean => typeof value !== "object" && value !== "";

const among = (value: Json, choices: readonly Json[], run: Run): boolean => {
  spend(run, choices.length >> 6);
  return choices.some((choice) => same(value, choice, run));
};

const holds = (seen: Json, choices: readonly Json[], run: Run): boolean => {
  if (among(seen, choices, run)) return true;
  if (!Array.isArray(seen) || isNothing(seen)) return false;
  const plain = new Set(choices.filter(isPlain));
  return seen.some((item: Json) => (isPlain(item) ? plain.has(item) : among(item, choices, run)));
};

/** Whether a value, or an item of a list, is one of the choices. */
export const membership = ([left, right]: readonly Operand[]): Evaluate => {
  const [value, wanted] = [left?.evaluate, right?.evaluate];
  if (!value || !wanted) return () => undefined;
  const fixed = right?.constant;
  if (Array.isArray(fixed) && fixed.every(isPlain)) {
    const plain = new Set<Json>(fixed);
    return (data, run) => {
      const seen = value(data, run);
      if (seen === undefined) return undefined;
      return Array.isArray(seen) ? seen.some((item: Json) => plain.has(item)) : plain.has(seen);
    };
  }
  return (data, run) => {
    const [seen, choices] = [value(data, run), wanted(data, run)];
    if (seen === undefined || choices === undefined) return undefined;
    return holds(seen, Array.isArray(choices) ? choices : [choices], run);
  };
};

/** One of a list of values; of a list, at least one of its items. Answers plainly on nothing. */
export const oneOf = own({
  name: "oneOf",
  title: { en: "is one of", fr: "est l’un de" },
  description: {
    en: "One of the listed values; of a list, at least one of its items.",
    fr: "L’une des valeurs ; d’une liste, au moins un de ses éléments.",
  },
  example: { oneOf: [{ var: "ticket.priority" }, ["high", "urgent"]] },
  operands: [VALUE, CHOICES],
  fits: FITS.anything,
  compile: membership,
  sentence: saying("is one of", "est l’un de"),
});
