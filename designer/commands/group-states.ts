import { freeKey } from "../../blueprints/key.ts";
import type { Command } from "./command.ts";
import { freeName, patched, stateOf } from "./edits.ts";
import { sectionsWithout } from "./sections.ts";

/** A frame with a name around some states; they leave the section that they were in. */
export const groupStates: Command<readonly string[]> = {
  name: "groupStates",
  title: { en: "Group in a section", fr: "Grouper dans une section" },
  press: {
    keys: ["Ctrl+g"],
    least: 1,
    names: "section",
    on: (document, { states }) => groupStates.apply(document, states),
  },
  apply(document, wanted) {
    const states = [...new Set(wanted)].filter((id) => stateOf(document, id));
    const sections = document.sections ?? [];
    const already = sections.some(
      (it) => it.states.length === states.length && states.every((id) => it.states.includes(id)),
    );
    if (states.length === 0 || already) return null;
    const id = freeKey(
      sections.map((it) => it.id),
      "section",
    );
    const name = freeName(
      sections.map((it) => it.name),
      "Section",
      "Section",
    );
    const others = sectionsWithout(document.sections, new Set(states)) ?? [];
    return {
      document: patched(document, { sections: [...others, { id, name, states }] }),
      said: {
        en: states.length === 1 ? "Grouped 1 state." : `Grouped ${states.length} states.`,
        fr: states.length === 1 ? "1 état groupé." : `${states.length} états groupés.`,
      },
    };
  },
};
