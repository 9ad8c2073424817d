import { spend } from "../../condition/limits.ts";
import { ANY, at, between, standard } from "../../condition/standard.ts";
import { toText } from "../../condition/values.ts";

/** Whether a list holds a value, or a text a part. Long texts cost steps, for search may compare them many times over. */
export const isIn = standard({
  name: "in",
  title: { en: "is in", fr: "est dans" },
  description: {
    en: "True when a list holds the value, or a text holds the part.",
    fr: "Vrai si une liste contient la valeur, ou un texte la partie.",
  },
  example: { in: [{ var: "ticket.channel" }, ["phone", "chat"]] },
  operands: [ANY, ANY],
  compile: (operands) => {
    const [needle, hay] = [at(operands, 0), at(operands, 1)];
    return (data, run) => {
      const value = needle(data, run);
      const place = hay(data, run);
      if (Array.isArray(place)) return place.indexOf(value ?? null) !== -1;
      if (typeof place !== "string" || place === "") return false;
      const part = toText(value, run);
      spend(run, Math.floor((part.length * place.length) / 1_000_000));
      return place.includes(part);
    };
  },
  sentence: between("is in", "est dans"),
});
