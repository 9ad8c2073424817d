import { useReactFlow } from "@xyflow/react";
import { Ellipsis } from "lucide-react";
import { type CSSProperties, type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Note } from "../../blueprints/blueprint.ts";
import { textIn } from "../../blueprints/text.ts";
import { deleteNote } from "../commands/delete-note.ts";
import { editNote } from "../commands/edit-note.ts";
import { moveNote } from "../commands/move-note.ts";
import { useEditor, useEditorState } from "../document/use-editor.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { notes as words } from "../i18n/notes.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu } from "../ui/menu.tsx";
import { NOTE_COLOURS, PAPER } from "./note-look.ts";
import type { Point } from "./places.ts";

const STEP: { readonly [key: string]: Point } = {
  ArrowLeft: [-20, 0],
  ArrowRight: [20, 0],
  ArrowUp: [0, -20],
  ArrowDown: [0, 20],
};

/** One note: dragged, or moved by arrows; Enter writes on it, Delete removes it. */
export function NoteCard({
  note,
  writing,
  onWriting,
}: {
  readonly note: Note;
  readonly writing: boolean;
  readonly onWriting: (id: string | null) => void;
}) {
  const t = useWords(words);
  const editor = useEditor();
  const language = useLanguage();
  const flow = useReactFlow();
  const readOnly = useEditorState((s) => s.readOnly);
  const card = useRef<HTMLDivElement>(null);
  const [by, setBy] = useState<Point | null>(null);
  const from = useRef<Point | null>(null);
  const text = textIn(note.text, language);
  const [x, y] = [note.at[0] + (by?.[0] ?? 0), note.at[1] + (by?.[1] ?? 0)];

  const write = () => !readOnly && onWriting(note.id);
  const written = (value: string | null, stay: boolean) => {
    if (value !== null) editor.run(editNote, { id: note.id, says: { text: value, language } });
    if (!stay) return onWriting(null);
    flushSync(() => onWriting(null));
    card.current?.focus();
  };
  const remove = () => {
    const canvas = card.current?.closest<HTMLElement>(".react-flow");
    editor.run(deleteNote, { id: note.id });
    canvas?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys of the canvas and of its menu are not meant while a note has the focus.
    if (event.target !== card.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEP[event.key];
    if (event.key === "Enter" || event.key === "F2") write();
    else if (event.key === "Delete" || event.key === "Backspace") remove();
    else if (step) {
      const to: Point = [note.at[0] + step[0], note.at[1] + step[1]];
      editor.run(moveNote, { id: note.id, to }, { merge: `note ${note.id}` });
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPointerDown = (event: PointerEvent) => {
    // What is pressed in the menu comes by here too, though it does not lie on the note.
    const on =
      event.target instanceof Element && card.current?.contains(event.target) && !event.target.closest("button");
    if (readOnly || writing || event.button !== 0 || !on) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = [event.clientX, event.clientY];
  };
  const moved = (event: PointerEvent): Point | null => {
    if (!from.current) return null;
    const zoom = flow.getZoom();
    return [(event.clientX - from.current[0]) / zoom, (event.clientY - from.current[1]) / zoom];
  };
  const onPointerUp = (event: PointerEvent) => {
    const way = moved(event);
    from.current = null;
    setBy(null);
    if (way) editor.run(moveNote, { id: note.id, to: [note.at[0] + way[0], note.at[1] + way[1]] });
  };
  const style: CSSProperties & { "--note": string } = {
    transform: `translate(${x}px, ${y}px)`,
    "--note": note.colour ?? PAPER,
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no remark
    <div
      ref={card}
      role="group"
      data-note={note.id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it is moved, written on and removed by keys
      tabIndex={0}
      aria-label={t("note", { text })}
      aria-description={readOnly ? undefined : t("keys")}
      className="fr-note nopan nodrag nowheel"
      style={style}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={(event) => setBy(moved(event))}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        from.current = null;
        setBy(null);
      }}
      onDoubleClick={(event) => {
        event.stopPropagation();
        write();
      }}
    >
      {writing ? <Pen text={text} onDone={written} /> : <p className="fr-note-text">{text}</p>}
      {!readOnly && !writing && (
        <span className="fr-note-menu">
          <Menu
            align="start"
            trigger={<IconButton icon={Ellipsis} label={t("menu")} className="size-7!" />}
            items={[
              { id: "edit", label: t("edit"), onSelect: write },
              ...NOTE_COLOURS.map(([name, colour]) => ({
                id: name,
                label: t(name),
                checked: (note.colour ?? null) === colour,
                onSelect: () => void editor.run(editNote, { id: note.id, colour }),
              })),
              { id: "remove", label: t("remove"), separated: true, onSelect: remove },
            ]}
          />
        </span>
      )}
    </div>
  );
}

/** The text while it is written; leaving the box keeps it. */
function Pen({
  text,
  onDone,
}: {
  readonly text: string;
  readonly onDone: (value: string | null, stay: boolean) => void;
}) {
  const t = useWords(words);
  const [value, setValue] = useState(text);
  const box = useRef<HTMLTextAreaElement>(null);
  const over = useRef(false);
  useLayoutEffect(() => {
    box.current?.focus({ preventScroll: true });
    box.current?.select();
  }, []);
  const end = (kept: string | null, stay: boolean) => {
    if (over.current) return;
    over.current = true;
    onDone(kept, stay);
  };
  return (
    <textarea
      ref={box}
      aria-label={t("text")}
      aria-description={t("done")}
      maxLength={2000}
      value={value}
      onChange={(event) => setValue(event.target.value)}
      onBlur={() => end(value, false)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Escape") end(null, true);
        else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) end(value, true);
        else return;
        event.preventDefault();
      }}
    />
  );
}
