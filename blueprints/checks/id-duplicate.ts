import { pointer } from "../json.ts";
import type { Check, Problem } from "./check.ts";

export const idDuplicate: Check = {
  code: "id.duplicate",
  title: { en: "Ids used twice", fr: "Identifiants utilisés deux fois" },
  severity: "error",
  *check({ document }) {
    yield* twice(document.states, "states", { en: "Two states have", fr: "Deux états ont" });
    yield* twice(document.transitions, "transitions", { en: "Two steps have", fr: "Deux étapes ont" });
    for (const [index, { parallel }] of document.states.entries()) {
      const words = { en: "Two parallel steps have", fr: "Deux étapes parallèles ont" };
      yield* twice(parallel?.steps ?? [], pointer("states", index, "parallel", "steps").slice(1), words);
    }
  },
};

function* twice(items: readonly { id: string }[], at: string, words: { en: string; fr: string }): Generator<Problem> {
  const seen = new Set<string>();
  for (const [index, { id }] of items.entries()) {
    if (seen.has(id)) {
      yield {
        pointer: `/${at}/${index}/id`,
        message: { en: `${words.en} the id “${id}”.`, fr: `${words.fr} l'identifiant « ${id} ».` },
      };
    }
    seen.add(id);
  }
}
