import type { Transition } from "../../blueprints/blueprint.ts";
import type { Command } from "./command.ts";
import { mapWhere, patched, transitionOf, withTransitions } from "./edits.ts";

export interface EditTransition {
  readonly id: string;
  /** New values by key; undefined takes a key away. The id stays. */
  readonly patch: { readonly [K in keyof Omit<Transition, "id">]?: Transition[K] | undefined };
}

/** What the transition's form changes. */
export const editTransition: Command<EditTransition> = {
  name: "editTransition",
  title: { en: "Change the transition", fr: "Modifier la transition" },
  apply(document, { id, patch }) {
    const was = transitionOf(document, id);
    if (!was) return null;
    const next = patched(was, patch);
    if (JSON.stringify(next) === JSON.stringify(was)) return null;
    return {
      document: withTransitions(
        document,
        mapWhere(
          document.transitions,
          (t) => t.id === id,
          () => next,
        ),
      ),
      said: { en: "Transition changed.", fr: "Transition modifiée." },
    };
  },
};
