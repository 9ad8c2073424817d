import { truth } from "../../condition/kleene.ts";
import { own, place } from "../../condition/own.ts";

/** The condition does not hold; unknown stays unknown. */
export const not = own({
  name: "not",
  title: { en: "none of these", fr: "aucune de ces conditions" },
  description: {
    en: "The condition does not hold; unknown stays unknown.",
    fr: "La condition n’est pas vraie ; l’inconnu reste inconnu.",
  },
  example: { not: [{ contains: [{ var: "ticket.tags" }, "vip"] }] },
  operands: [place("condition", "condition", "condition")],
  compile: ([operand]) => {
    const condition = operand?.evaluate;
    if (!condition) return () => undefined;
    return (data, run) => {
      const value = truth(condition(data, run));
      return value === undefined ? undefined : !value;
    };
  },
  sentence: ([word]) => ({ en: `not (${word?.en})`, fr: `non (${word?.fr})` }),
});
