import { keysIn, missingKeys } from "../../condition/missing.ts";
import { ANY, at, LIST, standard } from "../../condition/standard.ts";
import { toNumber } from "../../condition/values.ts";

/** Which of the paths lead to nothing, unless so many of them are there. */
export const missingSome = standard({
  name: "missing_some",
  title: {
    en: "what is missing, unless so many are there, of",
    fr: "ce qui manque, à moins que tant soient là, parmi",
  },
  description: {
    en: "The paths that are missing; none when at least so many are there.",
    fr: "Les chemins qui manquent ; aucun si au moins tant sont là.",
  },
  example: { missing_some: [1, ["ticket.fields.phone", "ticket.fields.mail"]] },
  operands: [ANY, LIST],
  reads: (operands) => keysIn(operands.slice(1)),
  compile: (operands) => {
    const [need, options] = [at(operands, 0), at(operands, 1)];
    return (data, run) => {
      const least = toNumber(need(data, run), run);
      const keys = options(data, run);
      const list = Array.isArray(keys) ? keys : [keys ?? null];
      const absent = missingKeys(list, data, run);
      return list.length - absent.length >= least ? [] : absent;
    };
  },
});
