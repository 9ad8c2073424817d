import { pointer } from "../json.ts";
import { type Check, quoted } from "./check.ts";

export const stateDeadEnd: Check = {
  code: "state.deadEnd",
  title: { en: "States without a way out", fr: "États sans issue" },
  severity: "error",
  *check({ graph }) {
    for (const [id, { item, index }] of graph.states) {
      if (item.final || graph.exits(id).some((exit) => exit.item.to !== id)) continue;
      const name = quoted(item.name);
      const path = pointer("states", index, "final");
      yield {
        pointer: pointer("states", index),
        message: {
          en: `Tickets cannot leave ${name.en}, and it is not a finished state.`,
          fr: `Les tickets ne peuvent pas quitter ${name.fr}, et ce n'est pas un état final.`,
        },
        fix: {
          title: { en: "Mark as finished", fr: "Marquer comme final" },
          edits: [{ op: "add", path, value: "resolved" }],
        },
      };
    }
  },
};
