import { pointer } from "../json.ts";
import type { Check, Problem } from "./check.ts";

export const idDuplicate: Check = {
  code: "id.duplicate",
  title: { en: "Ids used twice", fr: "Identifiants utilisés deux fois" },
  severity: "error",
  *check({ document }) {
    yield* twice(document.states, "states", { en: "Two states have", fr: "Deux états ont" });
    yield* twice(document.transitions, "transitions", { en: "Two steps have", fr: "Deux étapes ont" });
    const transitions = new Set(document.transitions.map(({ id }) => id));
    for (const [index, { parallel }] of document.states.entries()) {
      const words = { en: "Two parallel steps have", fr: "Deux étapes parallèles ont" };
      yield* twice(parallel?.steps ?? [], pointer("states", index, "parallel", "steps").slice(1), words);
      // Both are taken by their id: a state's own steps must not hide a transition.
      for (const [step, { id }] of (parallel?.steps ?? []).entries())
        if (transitions.has(id))
          yield {
            pointer: pointer("states", index, "parallel", "steps", step, "id"),
            message: {
              en: `A parallel step and a transition have the id “${id}”.`,
              fr: `Une étape parallèle et une transition ont l'identifiant « ${id} ».`,
            },
          };
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
