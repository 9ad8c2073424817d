import { knownFor } from "../known-values.ts";
import { verdict } from "../satisfiable.ts";
import { type Check, quoted } from "./check.ts";

/** Parts of a document that say the same without the condition. */
const LEFT_OUT: ReadonlySet<string> = new Set(["entry", "before", "start", "showWhen"]);

export const conditionAlways: Check = {
  code: "condition.always",
  title: { en: "Conditions that always hold", fr: "Conditions toujours vraies" },
  severity: "warning",
  *check(subject) {
    for (const used of subject.uses.conditions) {
      if (used.role === "value" || verdict(used.condition, knownFor(used, subject)) !== "always") continue;
      const name = used.transition ? quoted(used.transition.name) : null;
      const title = { en: "Take the condition away", fr: "Enlever la condition" };
      yield {
        pointer: used.pointer,
        message: {
          en: `${name ? `A condition of ${name.en}` : "This condition"} always holds, so it decides nothing.`,
          fr: `${name ? `Une condition de ${name.fr}` : "Cette condition"} est toujours vraie : elle ne décide de rien.`,
        },
        ...(LEFT_OUT.has(used.role) ? { fix: { title, edits: [{ op: "remove" as const, path: used.pointer }] } } : {}),
      };
    }
  },
};
