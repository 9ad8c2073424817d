import { pointer } from "../json.ts";
import { shown } from "../limit-findings.ts";
import type { Check } from "./check.ts";

export const entryMissingState: Check = {
  code: "entry.missingState",
  title: { en: "Entry into a state that is not there", fr: "Entrée dans un état absent" },
  severity: "error",
  *check({ document, graph }) {
    const entries = Object.entries(document.entry.into);
    for (const [status, id] of entries) {
      if (graph.states.has(id)) continue;
      const at = pointer("entry", "into", status);
      const fix = {
        title: { en: "Take no tickets of that status", fr: "Ne pas prendre les tickets de ce statut" },
        edits: [{ op: "remove" as const, path: at }],
      };
      yield {
        pointer: at,
        message: {
          en: `Tickets of status ${status} enter the state “${shown(id)}”, which is not there.`,
          fr: `Les tickets de statut ${status} entrent dans l'état « ${shown(id)} », qui n'existe pas.`,
        },
        ...(entries.length > 1 ? { fix } : {}),
      };
    }
  },
};
