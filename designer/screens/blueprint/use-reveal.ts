import { useReactFlow } from "@xyflow/react";
import { useCallback, useEffect } from "react";
import type { ArrowEdge, StateNode } from "../../canvas/graph.ts";
import { BOX, placesOf } from "../../canvas/places.ts";
import { useEditor, useEditorState } from "../../document/use-editor.ts";
import { selectionAt } from "../../problems/places.ts";

/** Goes to the place that a problem or an example asked for: selected, in the middle, its settings open. */
export function useReveal(onSettings: (open: boolean) => void): void {
  const editor = useEditor();
  const flow = useReactFlow<StateNode, ArrowEdge>();
  const wanted = useEditorState((s) => s.wanted);

  const reveal = useCallback(
    (pointer: string) => {
      const next = selectionAt(editor.state().document, pointer);
      editor.select(next);
      onSettings(true);
      const id = next.states[0] ?? editor.state().document.transitions.find((it) => it.id === next.transitions[0])?.to;
      const place = id === undefined ? undefined : placesOf(editor.state().document).get(id);
      if (place && flow.viewportInitialized)
        void flow.setCenter(place[0] + BOX.width / 2, place[1] + BOX.height / 2, {
          zoom: Math.max(flow.getZoom(), 0.7),
          duration: 0,
        });
    },
    [editor, flow, onSettings],
  );
  useEffect(() => {
    if (wanted) reveal(wanted.pointer);
  }, [wanted, reveal]);
}
