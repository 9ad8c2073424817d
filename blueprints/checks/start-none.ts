import type { Check } from "./check.ts";

export const startNone: Check = {
  code: "start.none",
  title: { en: "No start", fr: "Pas de départ" },
  severity: "error",
  *check({ graph }) {
    if (graph.starts.size > 0) return;
    yield {
      pointer: "/entry/into",
      message: {
        en: "There is no start: the entry names no state of this blueprint.",
        fr: "Il n'y a pas de départ : l'entrée ne nomme aucun état de ce blueprint.",
      },
    };
  },
};
