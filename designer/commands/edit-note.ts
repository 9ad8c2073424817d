import type { Note } from "../../blueprints/blueprint.ts";
import { type Text, textIn } from "../../blueprints/text.ts";
import { BLANK } from "./add-note.ts";
import type { Command } from "./command.ts";
import { mapWhere, patched, translated } from "./edits.ts";

export interface EditNote {
  readonly id: string;
  /** What it says now, in the language of whoever writes. */
  readonly says?: { readonly text: string; readonly language: string };
  /** Its colour; null for that of paper. */
  readonly colour?: string | null;
}

/** Another text, or another colour. What is first written stands for every language. */
export const editNote: Command<EditNote> = {
  name: "editNote",
  title: { en: "Change the note", fr: "Modifier la note" },
  apply(document, { id, says, colour }) {
    const notes = document.notes ?? [];
    const was = notes.find((note) => note.id === id);
    if (!was || (typeof colour === "string" && !/^#[0-9a-fA-F]{6}$/.test(colour))) return null;
    const next: Note = patched(was, {
      ...(says && { text: written(was.text, says.text.trim().slice(0, 2000), says.language) }),
      ...(colour !== undefined && { colour: colour ?? undefined }),
    });
    if (JSON.stringify(next) === JSON.stringify(was)) return null;
    return {
      document: patched(document, {
        notes: mapWhere(
          notes,
          (note) => note.id === id,
          () => next,
        ),
      }),
      said: { en: "Note changed.", fr: "Note modifiée." },
    };
  },
};

function written(was: Text, text: string, language: string): Text {
  if (text === "" || text === textIn(was, language)) return was;
  const blank = textIn(was, "en") === BLANK.en && textIn(was, "fr") === BLANK.fr;
  return blank ? text : translated(was, language, text);
}
