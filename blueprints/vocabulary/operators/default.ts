import { own, place, VALUE } from "../../condition/own.ts";

/** A value in place of an unknown one; an empty value stays empty. */
export const fallback = own({
  name: "default",
  title: { en: "or, when unknown,", fr: "ou, si inconnu," },
  description: {
    en: "The value, or another where it is unknown. An empty value stays empty.",
    fr: "La valeur, ou une autre si elle est inconnue. Une valeur vide reste vide.",
  },
  example: { default: [{ var: "organization.plan" }, "basic"] },
  operands: [VALUE, place("value", "when unknown", "si inconnu")],
  compile: ([left, right]) => {
    const [value, other] = [left?.evaluate, right?.evaluate];
    if (!value || !other) return () => undefined;
    return (data, run) => {
      const seen = value(data, run);
      return seen === undefined ? other(data, run) : seen;
    };
  },
  sentence: ([value, other]) => ({
    en: `${value?.en} (${other?.en} when unknown)`,
    fr: `${value?.fr} (${other?.fr} si inconnu)`,
  }),
});
