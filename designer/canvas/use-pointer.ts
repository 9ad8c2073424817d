import { type MouseEvent, useCallback } from "react";
import { oneTransition } from "../document/selection.ts";
import { useEditor } from "../document/use-editor.ts";
import { sectionOfNode, statesOfNode } from "./folding.ts";
import type { Stage } from "./stage.ts";
import { type Held, useHold } from "./use-hold.ts";

/** What a press means on a box, a pill, a dot or a folded section: choose, append, rename, open, ask the menu. */
export function usePointer(stage: Stage) {
  const editor = useEditor();

  const onClick = useCallback(
    (event: MouseEvent) => {
      // The dot at a state's side: dragged it draws a line, pressed it asks what comes next.
      const dot = event.target instanceof Element ? event.target.closest(".fr-handle") : null;
      const origin = dot?.closest(".react-flow__node")?.getAttribute("data-id");
      if (origin) return stage.append(origin);
      const id =
        event.target instanceof Element
          ? event.target.closest("[data-transition]")?.getAttribute("data-transition")
          : null;
      if (!id) return;
      const chosen = editor.state().selection;
      const more = event.shiftKey || event.ctrlKey || event.metaKey;
      editor.select(
        more
          ? { ...chosen, transitions: [...new Set([...chosen.transitions, id])] }
          : { states: [], transitions: [id] },
      );
    },
    [editor, stage.append],
  );

  const onDoubleClick = useCallback(
    (event: MouseEvent) => {
      if (!(event.target instanceof Element)) return;
      const pill = event.target.closest("[data-transition]")?.getAttribute("data-transition");
      const state = event.target.closest(".react-flow__node")?.getAttribute("data-id");
      const section = state && sectionOfNode(state);
      if (pill) stage.rename({ kind: "transition", id: pill });
      else if (section) editor.fold(section, false);
      else if (state) stage.rename({ kind: "state", id: state });
    },
    [editor, stage.rename],
  );

  const ask = useCallback(
    ({ target, x, y }: Held) => {
      const pill = target.closest("[data-transition]")?.getAttribute("data-transition");
      const state = target.closest(".react-flow__node")?.getAttribute("data-id");
      const { selection } = editor.state();
      // What the pointer is on; a selection that holds it already stays whole.
      if (pill && !selection.transitions.includes(pill)) editor.select(oneTransition(pill));
      else if (state) {
        const inside = statesOfNode(editor.state().document, state);
        if (!inside.every((id) => selection.states.includes(id))) editor.select({ states: inside, transitions: [] });
      }
      stage.menu({ x, y });
    },
    [editor, stage.menu],
  );
  const onContextMenu = useCallback(
    (event: MouseEvent) => {
      if (!(event.target instanceof Element)) return;
      event.preventDefault();
      ask({ target: event.target, x: event.clientX, y: event.clientY });
    },
    [ask],
  );
  const hold = useHold(ask);

  return { onClick, onDoubleClick, onContextMenu, ...hold };
}
