import { createContext, useContext, useDeferredValue, useSyncExternalStore } from "react";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import type { Editor, EditorState } from "./editor.ts";

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

/**
 * The document for what draws all of it: what is typed into one field is on the screen first. What comes, goes or moves is drawn at
 * once, so that nothing jumps back under the hand.
 */
export function useDrawnDocument(): Blueprint {
  const now = useEditorState((s) => s.document);
  const late = useDeferredValue(now);
  const still =
    late.layout === now.layout &&
    late.states.length === now.states.length &&
    late.transitions.length === now.transitions.length;
  return still ? late : now;
}
