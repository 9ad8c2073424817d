import { ViewportPortal } from "@xyflow/react";
import { useLayoutEffect, useRef, useState } from "react";
import type { Note } from "../../blueprints/blueprint.ts";
import { addNote } from "../commands/add-note.ts";
import { useEditor } from "../document/use-editor.ts";
import { NoteCard } from "./note-card.tsx";
import "./notes.css";

/** Remarks on the canvas. One that was just added is written on at once. */
export function Notes({ notes = NONE }: { readonly notes: readonly Note[] | undefined }) {
  const editor = useEditor();
  const [writing, setWriting] = useState<string | null>(null);
  const known = useRef(notes);
  useLayoutEffect(() => {
    const before = known.current;
    known.current = notes;
    const added = notes.at(-1);
    if (added && notes.length === before.length + 1 && editor.state().history.present.title === addNote.title)
      setWriting(added.id);
  }, [notes, editor]);
  if (notes.length === 0) return null;
  return (
    <ViewportPortal>
      {notes.map((note) => (
        <NoteCard key={note.id} note={note} writing={writing === note.id} onWriting={setWriting} />
      ))}
    </ViewportPortal>
  );
}

const NONE: readonly Note[] = [];
