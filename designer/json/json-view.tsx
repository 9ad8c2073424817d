import { useEffect, useState } from "react";
import type { Finding } from "../../blueprints/finding.ts";
import { replaceDocument } from "../commands/replace-document.ts";
import { useEditor, useEditorState } from "../document/use-editor.ts";
import { elementAt, selectionAt } from "../problems/places.ts";
import { JsonEditor } from "./json-editor.tsx";
import { readText } from "./read-text.ts";

interface Shown {
  readonly pointer: string;
  readonly count: number;
  readonly focus: boolean;
}

/** A blueprint as JSON beside or instead of its picture: selection and places go both ways. */
export default function JsonView({ findings }: { readonly findings: readonly Finding[] }) {
  const editor = useEditor();
  const document = useEditorState((s) => s.document);
  const selection = useEditorState((s) => s.selection);
  const wanted = useEditorState((s) => s.wanted);
  const readOnly = useEditorState((s) => s.readOnly);
  const [shown, setShown] = useState<Shown | null>(null);

  useEffect(() => {
    const id = selection.states[0] ?? selection.transitions[0];
    if (id === undefined) return;
    const list = selection.states.length > 0 ? "states" : "transitions";
    const index = document[list].findIndex((it) => it.id === id);
    setShown((was) => ({ pointer: `/${list}/${index}`, count: (was?.count ?? 0) + 1, focus: false }));
  }, [selection, document]);
  useEffect(() => {
    if (!wanted) return;
    const focus = elementAt(editor.state().document, wanted.pointer) === null;
    setShown((was) => ({ pointer: wanted.pointer, count: (was?.count ?? 0) + 1, focus }));
  }, [wanted, editor]);

  return (
    <JsonEditor
      kind="blueprint"
      {...{ document, readOnly, findings, shown }}
      read={readText}
      onDocument={(to) => {
        editor.run(replaceDocument, { to }, { merge: "json" });
        return editor.state().document;
      }}
      onLeave={editor.seal}
      onCursor={(pointer) => {
        const next = selectionAt(editor.state().document, pointer);
        if (next.states.length + next.transitions.length > 0) editor.select(next);
      }}
    />
  );
}
