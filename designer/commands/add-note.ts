import type { Blueprint } from "../../blueprints/blueprint.ts";
import { freeKey } from "../../blueprints/key.ts";
import { type Point, placesOf } from "../canvas/places.ts";
import type { Command } from "./command.ts";
import { originOf, patched } from "./edits.ts";
import { coversState } from "./notes-along.ts";

/** What a note says until somebody has written on it. */
export const BLANK = { en: "New note", fr: "Nouvelle note" } as const;

/** Above the state, or above the picture's corner; higher where another state stands. */
function placeAbove(document: Blueprint, state: string | undefined): Point {
  const places = placesOf(document);
  const place = (state === undefined ? undefined : places.get(state)) ?? [
    Math.min(...[...places.values()].map(([x]) => x)),
    Math.min(...[...places.values()].map(([, y]) => y)),
  ];
  const taken = new Set((document.notes ?? []).map(({ at }) => String(at)));
  let [x, y] = [place[0], place[1] - 120];
  for (;;) {
    if (coversState([x, y], places)) y -= 24;
    else if (taken.has(String([x, y]))) [x, y] = [x + 24, y - 60];
    else break;
  }
  return [x, y];
}

/** A remark on the canvas, above what it is added from. */
export const addNote: Command<{ readonly state?: string | undefined }> = {
  name: "addNote",
  title: { en: "Add a note", fr: "Ajouter une note" },
  press: {
    keys: ["Shift+n"],
    on: (document, selection) => addNote.apply(document, { state: originOf(document, selection) }),
  },
  apply(document, { state }) {
    const notes = document.notes ?? [];
    if (notes.length >= 200) return null;
    const id = freeKey(
      notes.map((note) => note.id),
      "note",
    );
    const [x, y] = placeAbove(document, state);
    return {
      document: patched(document, { notes: [...notes, { id, text: { ...BLANK }, at: [x, y] }] }),
      said: { en: "Added a note.", fr: "Note ajoutée." },
    };
  },
};
