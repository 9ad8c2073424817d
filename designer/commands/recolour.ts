import type { Command } from "./command.ts";
import { mapWhere, patched, withStates } from "./edits.ts";

export interface Recolour {
  readonly states: readonly string[];
  /** `#rrggbb`, or null for the colour of the status. */
  readonly colour: string | null;
}

/** Another accent for some states, or back to that of their status. */
export const recolour: Command<Recolour> = {
  name: "recolour",
  title: { en: "Colour", fr: "Couleur" },
  apply(document, { states, colour }) {
    const wanted = new Set(states);
    const changes = document.states.some((s) => wanted.has(s.id) && (s.colour ?? null) !== colour);
    if (!changes || (colour !== null && !/^#[0-9a-fA-F]{6}$/.test(colour))) return null;
    const next = mapWhere(
      document.states,
      (s) => wanted.has(s.id),
      (s) => patched(s, { colour: colour ?? undefined }),
    );
    return { document: withStates(document, next), said: { en: "Colour changed.", fr: "Couleur changée." } };
  },
};
