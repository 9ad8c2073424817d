import type { Section } from "../../blueprints/blueprint.ts";
import type { Command } from "./command.ts";
import { mapWhere, patched } from "./edits.ts";

export interface EditSection {
  readonly id: string;
  /** New values by key; undefined takes a key away. */
  readonly patch: { readonly [K in "name" | "colour"]?: Section[K] | undefined };
}

/** The name or the colour of a section. */
export const editSection: Command<EditSection> = {
  name: "editSection",
  title: { en: "Change the section", fr: "Modifier la section" },
  apply(document, { id, patch }) {
    const sections = document.sections ?? [];
    const was = sections.find((it) => it.id === id);
    const next = was && patched(was, patch);
    if (!next || JSON.stringify(next) === JSON.stringify(was)) return null;
    const changed = mapWhere(
      sections,
      (it) => it.id === id,
      () => next,
    );
    return {
      document: patched(document, { sections: changed }),
      said: { en: "Section changed.", fr: "Section modifiée." },
    };
  },
};
