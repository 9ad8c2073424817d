import {
  applyNodeChanges,
  Background,
  BackgroundVariant,
  ConnectionMode,
  type EdgeChange,
  type FinalConnectionState,
  type NodeChange,
  type OnConnectEnd,
  Panel,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  type Viewport,
} from "@xyflow/react";
import { type MouseEvent, type PointerEvent, useCallback, useMemo, useRef, useState } from "react";
import { appendState } from "../commands/append-state.ts";
import { connect } from "../commands/connect.ts";
import { transitionOf } from "../commands/edits.ts";
import { moveStates } from "../commands/move-states.ts";
import { setFrom } from "../commands/set-from.ts";
import { setTo } from "../commands/set-to.ts";
import { oneTransition } from "../document/selection.ts";
import { useEditor, useEditorState } from "../document/use-editor.ts";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { ArrowEdgeView } from "./arrow-edge.tsx";
import "./canvas.css";
import { CommonStrip } from "./common-strip.tsx";
import { fitPicture } from "./fit.ts";
import { useFocusOfSelection } from "./focus.ts";
import { movedStates, sectionOfNode, statesOfNode } from "./folding.ts";
import { type ArrowEdge, createDrawer, type StateNode, transitionOfArrow } from "./graph.ts";
import { GuideLines } from "./guide-lines.tsx";
import { FREE, type Guide, type Guided, guided } from "./guides.ts";
import { Markers } from "./markers.tsx";
import { stateAt } from "./nearest.ts";
import { BOX, type Point, placesOf } from "./places.ts";
import { counted } from "./renders.ts";
import { Sections } from "./sections.tsx";
import type { Stage } from "./stage.ts";
import { StateNodeView } from "./state-node.tsx";

const NODE_TYPES = { state: StateNodeView };
const EDGE_TYPES = { arrow: ArrowEdgeView };
const PRO = { hideAttribution: false };
const MULTI = ["Shift", "Meta", "Control"];
const PAN_WITH_SELECT = [1, 2];
/** Above this many states and transitions only what is on screen is drawn. */
const MANY = 150;
/** Below this zoom, meta lines and pills' icons are too small to read and are left out. */
const FAR = 0.45;

export function Canvas({ stage }: { readonly stage: Stage }) {
  counted("canvas");
  const editor = useEditor();
  const t = useWords(designer);
  const language = useLanguage();
  const flow = useReactFlow<StateNode, ArrowEdge>();
  const box = useRef<HTMLDivElement>(null);
  const document = useEditorState((s) => s.document);
  const selection = useEditorState((s) => s.selection);
  const readOnly = useEditorState((s) => s.readOnly);
  const folded = useEditorState((s) => s.folded);
  const { problems, live, tool, allVisible } = stage;

  const [everywhere, setEverywhere] = useState(false);
  const draw = useMemo(createDrawer, []);
  const graph = useMemo(
    () => draw({ document, selection, language, problems, live, readOnly, everywhere, folded }),
    [draw, document, selection, language, problems, live, readOnly, everywhere, folded],
  );
  // While states are dragged only React Flow's positions change; the document is written once, when they are dropped.
  const [dragged, setDragged] = useState<StateNode[] | null>(null);
  const nodes = dragged ?? graph.nodes;
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

  const onEdgesChange = useCallback(
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

  const onContextMenu = useCallback(
    (event: MouseEvent) => {
      if (!(event.target instanceof Element)) return;
      event.preventDefault();
      const pill = event.target.closest("[data-transition]")?.getAttribute("data-transition");
      const state = event.target.closest(".react-flow__node")?.getAttribute("data-id");
      const { selection } = editor.state();
      // What the pointer is on; a selection that holds it already stays whole.
      if (pill && !selection.transitions.includes(pill)) editor.select(oneTransition(pill));
      else if (state) {
        const inside = statesOfNode(editor.state().document, state);
        if (!inside.every((id) => selection.states.includes(id))) editor.select({ states: inside, transitions: [] });
      }
      stage.menu({ x: event.clientX, y: event.clientY });
    },
    [editor, stage.menu],
  );

  const onMove = useCallback((_: unknown, viewport: Viewport) => farOrNear(box.current, viewport.zoom), []);
  const onInit = useCallback(() => {
    fitPicture(flow);
    farOrNear(box.current, flow.getZoom());
  }, [flow]);
  const many = document.states.length + document.transitions.length > MANY;
  useFocusOfSelection(box, nodes);

  return (
    <ReactFlow<StateNode, ArrowEdge>
      ref={box}
      className={tool === "hand" ? "fr-canvas fr-hand" : "fr-canvas"}
      aria-label={t("canvas.label")}
      tabIndex={0}
      nodes={nodes}
      edges={graph.edges}
      nodeTypes={NODE_TYPES}
      edgeTypes={EDGE_TYPES}
      onNodesChange={onNodesChange}
      onEdgesChange={onEdgesChange}
      onConnectEnd={onConnectEnd}
      onReconnectEnd={onReconnectEnd}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      onContextMenu={onContextMenu}
      onPointerDownCapture={onBox}
      onMove={onMove}
      onInit={onInit}
      connectionMode={ConnectionMode.Loose}
      connectionRadius={12}
      connectOnClick={false}
      nodeDragThreshold={0}
      elementsSelectable
      nodesFocusable={false}
      edgesFocusable={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      multiSelectionKeyCode={MULTI}
      selectionMode={SelectionMode.Partial}
      selectionOnDrag={tool === "select"}
      panOnDrag={tool === "select" ? PAN_WITH_SELECT : true}
      zoomOnDoubleClick={false}
      elevateNodesOnSelect={false}
      onlyRenderVisibleElements={many && !allVisible}
      minZoom={0.05}
      maxZoom={2}
      proOptions={PRO}
    >
      <Markers />
      <Background variant={BackgroundVariant.Dots} gap={40} size={1.6} className="fr-grid" />
      {(graph.common.length > 0 || document.limit) && (
        <Panel position="top-center">
          <CommonStrip
            transitions={graph.common}
            selected={selection.transitions}
            limit={document.limit}
            everywhere={everywhere}
            onEverywhere={setEverywhere}
          />
        </Panel>
      )}
      <Sections sections={document.sections} nodes={nodes} onRename={stage.rename} />
      <GuideLines guides={guides} />
      {stage.overlay}
    </ReactFlow>
  );
}

/** Where the moved boxes stand in line with others: only where one can see it, and near enough to be meant. */
function inLine(nodes: readonly StateNode[], moves: readonly { readonly id: string }[], zoom: number): Guided {
  if (zoom < FAR) return FREE;
  const moving = new Set(moves.map(({ id }) => id));
  const places = (moved: boolean) =>
    nodes.filter(({ id }) => moving.has(id) === moved).map(({ position: { x, y } }): Point => [x, y]);
  return guided(places(true), places(false), 6 / zoom);
}

/** With Shift the empty picture starts a lasso; a box takes the press itself, and is selected too. */
function onBox(event: PointerEvent): void {
  if (event.shiftKey && event.target instanceof Element && event.target.closest(".react-flow__node"))
    event.stopPropagation();
}

/** A class decides what is left out when far away: no box is drawn anew for it. */
function farOrNear(element: HTMLElement | null, zoom: number): void {
  element?.classList.toggle("fr-far", zoom < FAR);
}
