import { applyNodeChanges, type NodeChange, useReactFlow } from "@xyflow/react";
import { useCallback, useRef, useState } from "react";
import { moveStates } from "../commands/move-states.ts";
import { useEditor } from "../document/use-editor.ts";
import { FAR } from "./far.ts";
import { movedStates, statesOfNode } from "./folding.ts";
import type { ArrowEdge, StateNode } from "./graph.ts";
import { FREE, type Guide, type Guided, guided } from "./guides.ts";
import { type Point, placesOf } from "./places.ts";

/** Boxes under the pointer: picked, dragged in line with others, and dropped as one change of the document. */
export function useMoving(drawn: StateNode[]) {
  const editor = useEditor();
  const flow = useReactFlow<StateNode, ArrowEdge>();
  // While states are dragged only React Flow's positions change; the document is written once, when they are dropped.
  const [dragged, setDragged] = useState<StateNode[] | null>(null);
  const nodes = dragged ?? drawn;
  const [guides, setGuides] = useState<readonly Guide[]>([]);
  const latest = useRef(nodes);
  latest.current = nodes;

  const onNodesChange = useCallback(
    (changes: NodeChange<StateNode>[]) => {
      const moves = changes.flatMap((c) =>
        c.type === "position" && c.position
          ? [{ ...c, position: { x: Math.round(c.position.x), y: Math.round(c.position.y) } }]
          : [],
      );
      const picks = changes.filter((c) => c.type === "select");
      if (picks.length > 0) {
        const states = new Set(editor.state().selection.states);
        for (const pick of picks)
          for (const id of statesOfNode(editor.state().document, pick.id))
            pick.selected ? states.add(id) : states.delete(id);
        const alone = picks.some((p) => p.selected) && states.size === 1;
        editor.select({ states: [...states], transitions: alone ? [] : editor.state().selection.transitions });
      }
      if (moves.length === 0) return;
      const next = applyNodeChanges<StateNode>(moves, latest.current);
      if (moves.some((m) => m.dragging)) {
        latest.current = next;
        setGuides(inLine(next, moves, flow.getZoom()).guides);
        return setDragged(next);
      }
      setDragged(null);
      setGuides([]);
      // Dropped where a line was shown, they stand in line; a mere press moves nothing.
      const { document } = editor.state();
      const places = placesOf(document);
      const moved = (dx: number, dy: number) =>
        movedStates(
          document,
          moves.map(({ id, position: { x, y } }) => ({ id, x: x + dx, y: y + dy })),
        );
      const still = Object.entries(moved(0, 0)).every(([id, place]) => String(places.get(id)) === String(place));
      const [dx, dy] = still ? FREE.by : inLine(next, moves, flow.getZoom()).by;
      editor.run(moveStates, { to: moved(dx, dy) });
    },
    [editor, flow],
  );

  return { nodes, guides, onNodesChange };
}

/** Where the moved boxes stand in line with others: only where one can see it, and near enough to be meant. */
function inLine(nodes: readonly StateNode[], moves: readonly { readonly id: string }[], zoom: number): Guided {
  if (zoom < FAR) return FREE;
  const moving = new Set(moves.map(({ id }) => id));
  const places = (moved: boolean) =>
    nodes.filter(({ id }) => moving.has(id) === moved).map(({ position: { x, y } }): Point => [x, y]);
  return guided(places(true), places(false), 6 / zoom);
}
