import { pointer } from "../json.ts";
import { type Check, quoted } from "./check.ts";

export const stateUnreachable: Check = {
  code: "state.unreachable",
  title: { en: "States that no ticket can get to", fr: "États qu'aucun ticket ne peut atteindre" },
  severity: "error",
  *check({ graph }) {
    // Without any start every state is unreachable; one finding says so already.
    if (graph.starts.size === 0) return;
    for (const [id, { item, index }] of graph.states) {
      if (graph.reachable.has(id)) continue;
      const name = quoted(item.name);
      yield {
        pointer: pointer("states", index),
        message: { en: `No ticket can get to ${name.en}.`, fr: `Aucun ticket ne peut arriver à ${name.fr}.` },
      };
    }
  },
};
