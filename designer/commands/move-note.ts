import type { Point } from "../canvas/places.ts";
import type { Command } from "./command.ts";
import { mapWhere, patched } from "./edits.ts";

/** A note somewhere else on the canvas. */
export const moveNote: Command<{ readonly id: string; readonly to: Point }> = {
  name: "moveNote",
  title: { en: "Move the note", fr: "Déplacer la note" },
  apply(document, { id, to }) {
    const [x, y] = [Math.round(to[0]), Math.round(to[1])];
    const was = document.notes?.find((note) => note.id === id);
    if (!was || (was.at[0] === x && was.at[1] === y)) return null;
    const notes = mapWhere(
      document.notes ?? [],
      (note) => note.id === id,
      (note) => ({ ...note, at: [x, y] as [number, number] }),
    );
    return { document: patched(document, { notes }), said: { en: "Note moved.", fr: "Note déplacée." } };
  },
};
