import { Handle, type NodeProps, Position } from "@xyflow/react";
import {
  ArrowRightToLine,
  CircleAlert,
  Layers,
  LockKeyhole,
  RotateCcw,
  Split,
  Ticket,
  Timer,
  TriangleAlert,
  UserRoundCheck,
} from "lucide-react";
import { type CSSProperties, memo } from "react";
import { categoryIcon } from "../ui/category-icon.ts";
import type { StateNode } from "./graph.ts";
import { counted } from "./renders.ts";

/** A state: accent bar, category, name, what is special about it, problems. */
function StateBox({ data, isConnectable }: NodeProps<StateNode>) {
  counted("state");
  const { state, category, problems } = data;
  const Icon = data.holds === undefined ? categoryIcon(category) : Layers;
  // React's style type does not know custom properties.
  const accent = state.colour ? ({ "--accent": state.colour } as CSSProperties) : undefined;
  return (
    <div
      className={`fr-state fr-${category}${data.holds === undefined ? "" : " fr-state-folded"}`}
      {...(accent && { style: accent })}
    >
      <span className="fr-state-bar" />
      <span className="fr-state-body">
        <span className="fr-state-name" title={data.name}>
          <Icon size={14} aria-hidden className="fr-state-icon" />
          <span>{data.name}</span>
        </span>
        <span className="fr-state-meta">
          {data.entry && <ArrowRightToLine size={12} aria-hidden />}
          <span>{data.status}</span>
          {data.limit && (
            <span className="fr-state-limit">
              <Timer size={12} aria-hidden />
              {data.limit}
            </span>
          )}
          {data.outcome && <span>{data.outcome}</span>}
          {state.approval && <UserRoundCheck size={12} aria-hidden />}
          {state.parallel && <Split size={12} aria-hidden />}
          {state.strict && <LockKeyhole size={12} aria-hidden />}
          {state.reenter && <RotateCcw size={12} aria-hidden />}
          {data.live !== null && data.live > 0 && (
            <span className="fr-state-live">
              <Ticket size={12} aria-hidden />
              {data.live}
            </span>
          )}
        </span>
      </span>
      {problems.errors + problems.warnings > 0 && (
        <span className={problems.errors > 0 ? "fr-badge fr-badge-error" : "fr-badge fr-badge-warning"}>
          {problems.errors > 0 ? <CircleAlert size={12} aria-hidden /> : <TriangleAlert size={12} aria-hidden />}
          {problems.errors || problems.warnings}
        </span>
      )}
      <Handle type="source" position={Position.Right} isConnectable={isConnectable} className="fr-handle" />
    </div>
  );
}

/** Drawn anew for another view of the state or another place; selection and dragging are classes of React Flow's own wrapper. */
export const StateNodeView = memo(
  StateBox,
  (a, b) =>
    a.data === b.data &&
    a.isConnectable === b.isConnectable &&
    a.positionAbsoluteX === b.positionAbsoluteX &&
    a.positionAbsoluteY === b.positionAbsoluteY,
);
