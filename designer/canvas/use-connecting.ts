import { type FinalConnectionState, type OnConnectEnd, useReactFlow } from "@xyflow/react";
import { useCallback } from "react";
import { appendState } from "../commands/append-state.ts";
import { connect } from "../commands/connect.ts";
import { transitionOf } from "../commands/edits.ts";
import { setFrom } from "../commands/set-from.ts";
import { setTo } from "../commands/set-to.ts";
import { useEditor } from "../document/use-editor.ts";
import { type ArrowEdge, type StateNode, transitionOfArrow } from "./graph.ts";
import { stateAt } from "./nearest.ts";
import { BOX, type Point } from "./places.ts";
import type { Stage } from "./stage.ts";

/** Lines drawn from a box's dot, and arrows' ends taken elsewhere. */
export function useConnecting(stage: Stage) {
  const editor = useEditor();
  const flow = useReactFlow<StateNode, ArrowEdge>();

  const dropped = useCallback(
    (event: globalThis.MouseEvent | TouchEvent): { readonly point: Point; readonly state: string | null } => {
      const { clientX, clientY } =
        "changedTouches" in event ? (event.changedTouches[0] ?? { clientX: 0, clientY: 0 }) : event;
      const { x, y } = flow.screenToFlowPosition({ x: clientX, y: clientY });
      return { point: [x, y], state: stateAt(editor.state().document, [x, y]) };
    },
    [editor, flow],
  );

  const onConnectEnd = useCallback<OnConnectEnd>(
    (event, connection: FinalConnectionState) => {
      const from = connection.fromNode?.id;
      if (from === undefined) return;
      const { point, state } = dropped(event);
      const start = connection.from ?? { x: 0, y: 0 };
      const far = Math.hypot(point[0] - start.x, point[1] - start.y);
      if (far < 24) return;
      if (state !== null) editor.run(connect, { from, to: state });
      else {
        const id = editor.run(appendState, { from, at: [point[0], point[1] - BOX.height / 2] })?.select?.states[0];
        if (id !== undefined) stage.rename({ kind: "state", id });
      }
    },
    [dropped, editor, stage.rename],
  );

  const onReconnectEnd = useCallback(
    (event: globalThis.MouseEvent | TouchEvent, edge: ArrowEdge, fixed: "source" | "target") => {
      const { state } = dropped(event);
      const transition = transitionOf(editor.state().document, transitionOfArrow(edge.id));
      if (state === null || !transition) return;
      if (fixed === "source") editor.run(setTo, { transition: transition.id, to: state });
      else if (transition.from !== "any")
        editor.run(setFrom, {
          transition: transition.id,
          from: [...new Set(transition.from.map((id) => (id === edge.source ? state : id)))],
        });
    },
    [dropped, editor],
  );

  return { onConnectEnd, onReconnectEnd };
}
