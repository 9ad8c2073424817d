import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  Panel,
  ReactFlow,
  SelectionMode,
  useReactFlow,
  type Viewport,
} from "@xyflow/react";
import { memo, useCallback, useMemo, useRef, useState } from "react";
import { useDrawnDocument, useEditorState } from "../document/use-editor.ts";
import { designer } from "../i18n/designer.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { ArrowEdgeView } from "./arrow-edge.tsx";
import "./canvas.css";
import { CommonStrip } from "./common-strip.tsx";
import { farOrNear } from "./far.ts";
import { fitPicture } from "./fit.ts";
import { useFocusOfSelection } from "./focus.ts";
import { type ArrowEdge, createDrawer, type StateNode } from "./graph.ts";
import { GuideLines } from "./guide-lines.tsx";
import { Markers } from "./markers.tsx";
import { Notes } from "./notes.tsx";
import { counted } from "./renders.ts";
import { Sections } from "./sections.tsx";
import type { Stage } from "./stage.ts";
import { StateNodeView } from "./state-node.tsx";
import { useConnecting } from "./use-connecting.ts";
import { useMoving } from "./use-moving.ts";
import { usePickedArrows } from "./use-picked-arrows.ts";
import { usePointer } from "./use-pointer.ts";
import { useTouch } from "./use-touch.ts";

const NODE_TYPES = { state: StateNodeView };
const EDGE_TYPES = { arrow: ArrowEdgeView };
const PRO = { hideAttribution: false };
const MULTI = ["Shift", "Meta", "Control"];
const PAN_WITH_SELECT = [1, 2];
/** Above this many states and transitions only what is on screen is drawn. */
const MANY = 150;

export const Canvas = memo(function Canvas({ stage }: { readonly stage: Stage }) {
  counted("canvas");
  const t = useWords(designer);
  const language = useLanguage();
  const flow = useReactFlow<StateNode, ArrowEdge>();
  const box = useRef<HTMLDivElement>(null);
  const document = useDrawnDocument();
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
  const { nodes, guides, onNodesChange } = useMoving(graph.nodes);
  const onEdgesChange = usePickedArrows();
  const { onConnectEnd, onReconnectEnd } = useConnecting(stage);
  const pointer = usePointer(stage);

  const onMove = useCallback((_: unknown, viewport: Viewport) => farOrNear(box.current, viewport.zoom), []);
  const onInit = useCallback(() => {
    fitPicture(flow);
    farOrNear(box.current, flow.getZoom());
  }, [flow]);
  const { byTouch, onPointerDownCapture } = useTouch();
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
      {...pointer}
      onPointerDownCapture={onPointerDownCapture}
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
      panOnDrag={tool === "hand" || (byTouch ? false : PAN_WITH_SELECT)}
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
      <Notes notes={document.notes} />
      <GuideLines guides={guides} />
      {stage.overlay}
    </ReactFlow>
  );
});
