import type { Example } from "../../blueprints/example.ts";
import type { Command } from "./command.ts";

/** What was tried becomes one of the document's own examples, the last in its list. */
export const keepExample: Command<{ readonly example: Example }> = {
  name: "keepExample",
  title: { en: "Keep as an example", fr: "Garder comme exemple" },
  apply: (document, { example }) => ({
    document: { ...document, examples: [...(document.examples ?? []), example] },
    said: { en: `Example kept: ${example.name}.`, fr: `Exemple gardé : ${example.name}.` },
  }),
};
