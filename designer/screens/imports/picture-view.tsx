import {
  Background,
  BackgroundVariant,
  ConnectionMode,
  Controls,
  EdgeLabelRenderer,
  type EdgeProps,
  Handle,
  type NodeProps,
  Position,
  ReactFlow,
  ReactFlowProvider,
} from "@xyflow/react";
import { memo, useMemo, useState } from "react";
import type { ImportReport } from "../../../api/contract/import-report.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import "../../canvas/canvas.css";
import { fitPicture } from "../../canvas/fit.ts";
import { ArrowHead, Markers } from "../../canvas/markers.tsx";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { imports } from "../../i18n/imports.ts";
import { categoryIcon } from "../../ui/category-icon.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import "./picture.css";
import { pictureOf, SHOWN_JUMPS, type Station, type Way } from "./picture.ts";

function StationBox({ data }: NodeProps<Station>) {
  const Icon = categoryIcon(data.category);
  return (
    <div className="im-station" role="img" aria-label={data.words} title={data.words}>
      <div className={`fr-state fr-${data.category}`}>
        <span className="fr-state-bar" />
        <span className="fr-state-body">
          <span className="fr-state-name">
            <Icon size={14} aria-hidden className="fr-state-icon" />
            <span>{data.name}</span>
          </span>
          <span className="fr-state-meta tabular-nums">
            <span>{data.figures}</span>
          </span>
        </span>
      </div>
      {data.heat !== null && <span className="im-heat" style={{ background: `var(--heat-${data.heat})` }} />}
      <Handle type="source" position={Position.Right} isConnectable={false} className="fr-handle" />
    </div>
  );
}

function WayLine({ data, markerEnd }: EdgeProps<Way>) {
  if (!data) return null;
  const { route, drawn, met } = data;
  const kind = drawn ? (met ? "" : " im-line-unmet") : " im-line-jump";
  return (
    <>
      <path
        d={route.path}
        className={`react-flow__edge-path${kind}`}
        style={{ strokeWidth: data.stroke }}
        markerEnd={markerEnd}
      />
      <EdgeLabelRenderer>
        <div
          role="img"
          aria-label={data.words}
          title={data.words}
          className={`im-way nopan${drawn ? "" : " im-way-jump"}${met ? "" : " im-way-unmet"}`}
          style={{
            transform: `translate(-50%, -50%) translate(${route.x}px, ${route.y}px)`,
            maxWidth: data.width,
          }}
        >
          <span>{data.name}</span>
          <span className="im-way-figures">{data.figures}</span>
        </div>
      </EdgeLabelRenderer>
    </>
  );
}

const NODE_TYPES = { station: memo(StationBox) };
const EDGE_TYPES = { way: memo(WayLine) };

/** Arrow head of ways that are not drawn. */
const JumpMarker = () => (
  <svg aria-hidden="true" className="fr-markers">
    <defs>
      <ArrowHead id="arrow-jump" size={9} fill="var(--error)" />
    </defs>
  </svg>
);

/** The drawn blueprint with what the log says of it: to look at, not to change. */
export function PictureView({ document, report }: { readonly document: Blueprint; readonly report: ImportReport }) {
  const t = useWords(imports);
  const language = useLanguage();
  const [jumps, setJumps] = useState(true);
  const picture = useMemo(
    () => pictureOf(document, report, jumps, { language, t }),
    [document, report, jumps, language, t],
  );
  return (
    <>
      <div className="h-140 max-h-[75vh] overflow-hidden rounded-lg border border-separator">
        <ReactFlowProvider>
          <ReactFlow<Station, Way>
            className="fr-canvas im-canvas"
            aria-label={t("pictureLabel")}
            nodes={picture.nodes}
            edges={picture.edges}
            nodeTypes={NODE_TYPES}
            edgeTypes={EDGE_TYPES}
            connectionMode={ConnectionMode.Loose}
            nodesDraggable={false}
            nodesConnectable={false}
            nodesFocusable={false}
            edgesFocusable={false}
            elementsSelectable={false}
            deleteKeyCode={null}
            disableKeyboardA11y
            zoomOnScroll={false}
            preventScrolling={false}
            minZoom={0.05}
            maxZoom={2}
            onInit={fitPicture}
          >
            <Markers />
            <JumpMarker />
            <Background variant={BackgroundVariant.Dots} gap={40} size={1.6} className="fr-grid" />
            <Controls showInteractive={false} />
          </ReactFlow>
        </ReactFlowProvider>
      </div>
      {report.jumps.length > 0 && (
        <Checkbox
          className="mt-2"
          label={t("showJumps")}
          {...(report.jumps.length > SHOWN_JUMPS && {
            hint: t("someJumps", { shown: SHOWN_JUMPS, all: report.jumps.length }),
          })}
          checked={jumps}
          onChange={setJumps}
        />
      )}
    </>
  );
}
