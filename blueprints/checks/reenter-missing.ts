import { pointer } from "../json.ts";
import { shown } from "../limit-findings.ts";
import { type Check, quoted } from "./check.ts";

export const reenterMissing: Check = {
  code: "reenter.missing",
  title: { en: "Reopening into a state that is not there", fr: "Réouverture dans un état absent" },
  severity: "error",
  *check({ graph }) {
    for (const { item, index } of graph.states.values()) {
      if (item.reenter === undefined) continue;
      const target = graph.states.get(item.reenter)?.item;
      if (target && !target.final) continue;
      const [state, into] = [quoted(item.name), shown(item.reenter)];
      const path = pointer("states", index, "reenter");
      yield {
        pointer: path,
        message: target
          ? {
              en: `A ticket reopened from ${state.en} would resume in “${into}”, which is finished itself.`,
              fr: `Un ticket rouvert depuis ${state.fr} reprendrait dans « ${into} », lui-même final.`,
            }
          : {
              en: `A ticket reopened from ${state.en} would resume in “${into}”, a state that is not there.`,
              fr: `Un ticket rouvert depuis ${state.fr} reprendrait dans « ${into} », un état qui n'existe pas.`,
            },
        fix: {
          title: { en: "Resume in the state before", fr: "Reprendre dans l'état précédent" },
          edits: [{ op: "remove", path }],
        },
      };
    }
  },
};
