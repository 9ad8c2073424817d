import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Command } from "./command.ts";
import { patched } from "./edits.ts";

export interface EditBlueprint {
  /** New values by key; undefined takes a key away. States and transitions have commands of their own. */
  readonly patch: {
    readonly [K in keyof Omit<Blueprint, "states" | "transitions" | "kind" | "schemaVersion">]?:
      | Blueprint[K]
      | undefined;
  };
}

/** What the blueprint's own settings change: name, entry, limit, departments, ignored warnings. */
export const editBlueprint: Command<EditBlueprint> = {
  name: "editBlueprint",
  title: { en: "Change the blueprint", fr: "Modifier le blueprint" },
  apply(document, { patch }) {
    const next = patched(document, patch);
    if (JSON.stringify(next) === JSON.stringify(document)) return null;
    return { document: next, said: { en: "Blueprint changed.", fr: "Blueprint modifié." } };
  },
};
