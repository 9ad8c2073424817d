import { textIn } from "../../blueprints/text.ts";
import type { Command } from "./command.ts";
import { mapWhere, patched, stateOf, transitionOf, translated, withStates, withTransitions } from "./edits.ts";

export interface Rename {
  readonly kind: "state" | "transition" | "section" | "blueprint";
  readonly id: string;
  readonly language: string;
  readonly name: string;
}

/** A new label; the id, and with it every reference, stays. */
export const rename: Command<Rename> = {
  name: "rename",
  title: { en: "Rename", fr: "Renommer" },
  apply(document, { kind, id, language, name }) {
    const value = name.trim().slice(0, 2000);
    if (value === "") return null;
    const subject =
      kind === "state"
        ? stateOf(document, id)
        : kind === "transition"
          ? transitionOf(document, id)
          : kind === "section"
            ? document.sections?.find((it) => it.id === id)
            : document;
    if (!subject || textIn(subject.name, language) === value) return null;
    const said = { en: `Renamed to ${value}.`, fr: `Renommé en ${value}.` };
    if (kind === "blueprint")
      return { document: { ...document, name: translated(document.name, language, value) }, said };
    if (kind === "section") {
      const sections = mapWhere(
        document.sections ?? [],
        (it) => it.id === id,
        (it) => ({ ...it, name: translated(it.name, language, value) }),
      );
      return { document: patched(document, { sections }), said };
    }
    if (kind === "state") {
      const states = mapWhere(
        document.states,
        (s) => s.id === id,
        (s) => ({ ...s, name: translated(s.name, language, value) }),
      );
      return { document: withStates(document, states), said };
    }
    const transitions = mapWhere(
      document.transitions,
      (t) => t.id === id,
      (t) => ({ ...t, name: translated(t.name, language, value) }),
    );
    return { document: withTransitions(document, transitions), said };
  },
};
