import type { Command } from "./command.ts";
import { patched } from "./edits.ts";

/** A note goes; the key with the last one. */
export const deleteNote: Command<{ readonly id: string }> = {
  name: "deleteNote",
  title: { en: "Delete the note", fr: "Supprimer la note" },
  apply(document, { id }) {
    const notes = document.notes?.filter((note) => note.id !== id);
    if (!notes || notes.length === document.notes?.length) return null;
    return {
      document: patched(document, { notes: notes.length > 0 ? notes : undefined }),
      said: { en: "Note deleted.", fr: "Note supprimée." },
    };
  },
};
