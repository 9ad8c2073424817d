import type { EdgeChange } from "@xyflow/react";
import { useCallback } from "react";
import { useEditor } from "../document/use-editor.ts";
import { type ArrowEdge, transitionOfArrow } from "./graph.ts";

/** Arrows chosen on the picture: one alone takes the place of chosen states. */
export function usePickedArrows() {
  const editor = useEditor();
  return useCallback(
    (changes: EdgeChange<ArrowEdge>[]) => {
      const picks = changes.filter((c) => c.type === "select");
      if (picks.length === 0) return;
      const chosen = new Set(editor.state().selection.transitions);
      for (const pick of picks) if (!pick.selected) chosen.delete(transitionOfArrow(pick.id));
      for (const pick of picks) if (pick.selected) chosen.add(transitionOfArrow(pick.id));
      const one = picks.some((p) => p.selected) && chosen.size === 1;
      editor.select({ states: one ? [] : editor.state().selection.states, transitions: [...chosen] });
    },
    [editor],
  );
}
