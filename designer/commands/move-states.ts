import type { Layout } from "../../blueprints/layout.ts";
import { type Point, placesOf } from "../canvas/places.ts";
import type { Command } from "./command.ts";
import { patched, stateOf, withLayout } from "./edits.ts";
import { notesAmong } from "./notes-along.ts";

export interface MoveStates {
  /** New top left corners by state id. */
  readonly to: { readonly [state: string]: Point };
}

/** Boxes to other places, where they are kept, and the notes among them: no change of process. */
export const moveStates: Command<MoveStates> = {
  name: "moveStates",
  title: { en: "Move", fr: "Déplacer" },
  apply(document, { to }) {
    const places = placesOf(document);
    const moved: Record<string, [number, number]> = {};
    const kept: Layout = {};
    for (const [id, [x, y]] of Object.entries(to)) {
      const was = places.get(id);
      if (!stateOf(document, id) || !was) continue;
      const next: [number, number] = [Math.round(x), Math.round(y)];
      kept[id] = [...next, "kept"];
      if (next[0] !== was[0] || next[1] !== was[1]) moved[id] = next;
    }
    const count = Object.keys(moved).length;
    if (count === 0) return null;
    const laid = withLayout(document, { ...document.layout, ...kept });
    const notes = notesAmong(document, new Map(Object.entries(moved)));
    return {
      document: notes ? patched(laid, { notes: [...notes] }) : laid,
      said:
        count === 1
          ? { en: "Moved.", fr: "Déplacé." }
          : { en: `Moved ${count} states.`, fr: `${count} états déplacés.` },
    };
  },
};
