import { createContext, startTransition, useContext, useLayoutEffect, useState, useSyncExternalStore } from "react";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Editor, EditorState } from "./editor.ts";
import { paced } from "./paced.ts";

export const EditorContext = createContext<Editor | null>(null);

/** The editor of the page; every part of the designer stands inside one. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error("useEditor outside an editor");
  return editor;
}

/** One part of the editor's state; the view renders again only when that part is another. */
export function useEditorState<T>(read: (state: EditorState) => T): T {
  const editor = useEditor();
  return useSyncExternalStore(editor.subscribe, () => read(editor.state()));
}

/** Whether two documents stand on the picture the same way: no element has come, gone or moved. */
const standsStill = (a: Blueprint, b: Blueprint): boolean =>
  a.layout === b.layout && sameIds(a.states, b.states) && sameIds(a.transitions, b.transitions);

type Named = readonly { readonly id: string }[];
const sameIds = (a: Named, b: Named): boolean =>
  a === b || (a.length === b.length && a.every((one, at) => one === b[at] || one.id === b[at]?.id));

/** Who draws the document of an editor, all of them together: one drawing instead of one each. */
interface Drawing {
  readonly draws: Set<(document: Blueprint) => void>;
  readonly end: () => void;
}
const drawings = new WeakMap<Editor, Drawing>();

function drawingOf(editor: Editor): Drawing {
  const known = drawings.get(editor);
  if (known) return known;
  const draws: Drawing["draws"] = new Set();
  let last = editor.state().document;
  const tell = () => {
    for (const draw of draws) draw(last);
  };
  const typed = paced(() => startTransition(tell));
  const stop = editor.subscribe(() => {
    const { document } = editor.state();
    if (document === last) return;
    const still = standsStill(last, document);
    last = document;
    if (still) return typed.changed();
    typed.forget();
    tell();
  });
  const drawing: Drawing = {
    draws,
    end() {
      typed.forget();
      stop();
      drawings.delete(editor);
    },
  };
  drawings.set(editor, drawing);
  return drawing;
}

/**
 * The document for what draws all of it: what is typed into one field is on the screen first, and no key waits for the picture,
 * which follows a run of them at its end. What comes, goes or moves is drawn at once, so that nothing jumps back under the hand.
 */
export function useDrawn(editor: Editor): Blueprint {
  const [drawn, setDrawn] = useState(() => ({ editor, document: editor.state().document }));
  useLayoutEffect(() => {
    // It may have changed between the first look and now.
    const { document } = editor.state();
    setDrawn((was) => (was.editor === editor && was.document === document ? was : { editor, document }));
    const { draws, end } = drawingOf(editor);
    const draw = (document: Blueprint) => setDrawn({ editor, document });
    draws.add(draw);
    return () => {
      draws.delete(draw);
      if (draws.size === 0) end();
    };
  }, [editor]);
  return drawn.editor === editor ? drawn.document : editor.state().document;
}

/** {@link useDrawn} of the page's editor. */
export const useDrawnDocument = (): Blueprint => useDrawn(useEditor());
