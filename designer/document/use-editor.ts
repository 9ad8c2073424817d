import { createContext, useContext, useSyncExternalStore } from "react";
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
