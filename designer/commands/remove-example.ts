import type { Command } from "./command.ts";
import { patched } from "./edits.ts";

/** Takes one of the document's own examples away, by its place in the list. */
export const removeExample: Command<{ readonly index: number }> = {
  name: "removeExample",
  title: { en: "Remove the example", fr: "Supprimer l’exemple" },
  apply(document, { index }) {
    const gone = document.examples?.[index];
    if (!gone) return null;
    const examples = document.examples?.filter((_, at) => at !== index);
    return {
      document: patched(document, { examples: examples?.length ? examples : undefined }),
      said: { en: `Example removed: ${gone.name}.`, fr: `Exemple supprimé : ${gone.name}.` },
    };
  },
};
