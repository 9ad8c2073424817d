import { EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import { CircleAlert, ClipboardList, Clock3, LockKeyhole, TriangleAlert, Zap } from "lucide-react";
import { type CSSProperties, memo } from "react";
import { candidates } from "./curves.ts";
import { ANCHOR, type ArrowEdge, type ArrowView } from "./graph.ts";
import { PILL_HEIGHT } from "./pill.ts";
import { BOX } from "./places.ts";
import { MIDDLE } from "./ports.ts";
import { counted } from "./renders.ts";
import type { Route } from "./router.ts";

/** The route as drawn, or a plain curve while one of its ends is being dragged. */
function wayOf(
  data: ArrowView,
  sourceX: number,
  sourceY: number,
  targetX: number,
  targetY: number,
): Pick<Route, "path" | "x" | "y"> {
  const source = { x: sourceX - ANCHOR.x, y: sourceY - ANCHOR.y };
  const target = { x: targetX - ANCHOR.x, y: targetY - ANCHOR.y };
  const still = (a: { readonly x: number; readonly y: number }, b: { readonly x: number; readonly y: number }) =>
    Math.abs(a.x - b.x) < 0.6 && Math.abs(a.y - b.y) < 0.6;
  if (still(source, data.source) && still(target, data.target)) return data.route;
  const from = { ...source, ...BOX };
  const to = data.source === data.target ? from : { ...target, ...BOX };
  for (const curve of candidates(from, to, {
    lane: 0,
    ports: MIDDLE,
    pill: { width: data.width, height: PILL_HEIGHT },
  })) {
    const [x, y] = curve.at(0.5);
    return { path: curve.path, x, y };
  }
  return data.route;
}

function Arrow({ data, sourceX, sourceY, targetX, targetY, selected, markerEnd }: EdgeProps<ArrowEdge>) {
  counted("arrow");
  if (!data) return null;
  const { transition } = data;
  const marked = data.problems.errors + data.problems.warnings > 0 ? 16 : 0;
  const { path, x, y } = wayOf(data, sourceX, sourceY, targetX, targetY);
  // A far picture draws its names larger than the room that was counted for them: the style sheet decides.
  const place: CSSProperties & { "--width": string } = {
    transform: `translate(-50%, -50%) translate(${x}px, ${y}px)`,
    "--width": `${data.width + marked}px`,
  };
  return (
    <>
      <path
        d={path}
        className={`react-flow__edge-path${transition.start ? " fr-by-itself" : ""}`}
        markerEnd={markerEnd}
      />
      <path d={path} className="react-flow__edge-interaction" />
      <EdgeLabelRenderer>
        <button
          type="button"
          tabIndex={-1}
          data-transition={transition.id}
          data-arrow={`${transition.id}|${data.words}`}
          aria-label={data.words}
          aria-pressed={selected ?? false}
          className={`fr-pill nopan nodrag${selected ? " fr-pill-selected" : ""}`}
          style={place}
        >
          {transition.start && <Clock3 size={12} aria-hidden />}
          {transition.before && <LockKeyhole size={12} aria-hidden />}
          <span className="fr-pill-name">{data.name}</span>
          {(transition.during?.length ?? 0) > 0 && <ClipboardList size={12} aria-hidden />}
          {(transition.after?.length ?? 0) > 0 && <Zap size={12} aria-hidden />}
          {data.problems.errors > 0 && <CircleAlert size={12} aria-hidden className="fr-pill-error" />}
          {data.problems.errors === 0 && data.problems.warnings > 0 && (
            <TriangleAlert size={12} aria-hidden className="fr-pill-warning" />
          )}
        </button>
      </EdgeLabelRenderer>
    </>
  );
}

/** A transition: line, closed arrow, and a pill with its name and signs for what it contains. */
export const ArrowEdgeView = memo(
  Arrow,
  (a, b) =>
    a.data === b.data &&
    a.selected === b.selected &&
    a.sourceX === b.sourceX &&
    a.sourceY === b.sourceY &&
    a.targetX === b.targetX &&
    a.targetY === b.targetY,
);
