import type { State } from "../../blueprints/blueprint.ts";
import type { Command } from "./command.ts";
import { mapWhere, patched, stateOf, withStates } from "./edits.ts";

export interface EditState {
  readonly id: string;
  /** New values by key; undefined takes a key away. The id stays. */
  readonly patch: { readonly [K in keyof Omit<State, "id">]?: State[K] | undefined };
}

/** What the state's form changes. */
export const editState: Command<EditState> = {
  name: "editState",
  title: { en: "Change the state", fr: "Modifier l’état" },
  apply(document, { id, patch }) {
    const was = stateOf(document, id);
    if (!was) return null;
    const next = patched(was, patch);
    if (JSON.stringify(next) === JSON.stringify(was)) return null;
    return {
      document: withStates(
        document,
        mapWhere(
          document.states,
          (s) => s.id === id,
          () => next,
        ),
      ),
      said: { en: "State changed.", fr: "État modifié." },
    };
  },
};
