import { pointer } from "../json.ts";
import { type Check, quoted } from "./check.ts";

export const closedLeft: Check = {
  code: "closed.left",
  title: { en: "Ways out of a closed state", fr: "Sorties d'un état clos" },
  severity: "error",
  *check({ graph }) {
    for (const { item, index } of graph.transitions) {
      // A common step is no way out: in a closed state it simply never acts.
      if (item.from === "any") continue;
      for (const [at, id] of item.from.entries()) {
        const source = graph.states.get(id)?.item;
        if (source?.status !== "closed") continue;
        const [step, state] = [quoted(item.name), quoted(source.name)];
        const path = pointer("transitions", index, "from", at);
        const title = { en: "Take it off the list", fr: "Le retirer de la liste" };
        yield {
          pointer: path,
          message: {
            en: `${step.en} leads out of ${state.en}, which is closed: closed is final.`,
            fr: `${step.fr} fait sortir de ${state.fr}, qui est clos : la clôture est définitive.`,
          },
          ...(item.from.length > 1 ? { fix: { title, edits: [{ op: "remove" as const, path }] } } : {}),
        };
      }
    }
  },
};
