import { blueprintSchema } from "../../blueprints/blueprint.ts";
import type { DocumentEdit } from "../../blueprints/finding.ts";
import type { Sentence } from "../../blueprints/text.ts";
import type { Command } from "./command.ts";
import { edited } from "./document-edits.ts";

/** The edits that a finding offers; refused when the grammar would not read the result. */
export const applyFix: Command<{ readonly title: Sentence; readonly edits: readonly DocumentEdit[] }> = {
  name: "applyFix",
  title: { en: "Fix", fr: "Corriger" },
  apply(document, { title, edits }) {
    const next = blueprintSchema.safeParse(edited(document, edits));
    if (!next.success) return null;
    return { document: next.data, said: { en: `Fixed: ${title.en}.`, fr: `Corrigé : ${title.fr}.` } };
  },
};
