import type { Command } from "./command.ts";
import { patched } from "./edits.ts";
import { sectionsWithout } from "./sections.ts";

/** Takes states out of their sections; an empty section is gone. */
export const ungroupStates: Command<readonly string[]> = {
  name: "ungroupStates",
  title: { en: "Take out of the section", fr: "Sortir de la section" },
  press: {
    keys: ["Ctrl+Shift+g"],
    least: 1,
    on: (document, { states }) => ungroupStates.apply(document, states),
  },
  apply(document, states) {
    const gone = new Set(states);
    if (!document.sections?.some((section) => section.states.some((id) => gone.has(id)))) return null;
    return {
      document: patched(document, { sections: sectionsWithout(document.sections, gone) }),
      said: { en: "Taken out of the section.", fr: "Sorti de la section." },
    };
  },
};
