import { knownFor } from "../known-values.ts";
import { verdict } from "../satisfiable.ts";
import { type Check, quoted } from "./check.ts";

export const conditionNever: Check = {
  code: "condition.never",
  title: { en: "Conditions that can never hold", fr: "Conditions qui ne peuvent jamais être vraies" },
  severity: "error",
  *check(subject) {
    for (const used of subject.uses.conditions) {
      if (used.role === "value" || verdict(used.condition, knownFor(used, subject)) !== "never") continue;
      const name = used.transition ? quoted(used.transition.name) : null;
      yield {
        pointer: used.pointer,
        message: name
          ? {
              en: `A condition of ${name.en} can never hold: its parts contradict each other.`,
              fr: `Une condition de ${name.fr} ne peut jamais être vraie : ses parties se contredisent.`,
            }
          : {
              en: "This condition can never hold: its parts contradict each other.",
              fr: "Cette condition ne peut jamais être vraie : ses parties se contredisent.",
            },
      };
    }
  },
};
