import { ClipboardList, Clock3, LockKeyhole, Zap } from "lucide-react";
import { useId } from "react";
import type { Blueprint, Transition } from "../../blueprints/blueprint.ts";
import { type Language, textIn } from "../../blueprints/text.ts";
import { createDrawer } from "../canvas/graph.ts";
import { PILL_HEIGHT, pillWidth } from "../canvas/pill.ts";
import { NOTHING } from "../document/selection.ts";
import { exchange } from "../i18n/exchange.ts";
import { cut, written } from "./fit-text.ts";
import { drawnNote, NoteShape } from "./note-shape.tsx";
import type { Paint } from "./paint.ts";
import { StateShape } from "./state-shape.tsx";

const MARGIN = 24;
/** Fonts that every machine has; the page's own is not in a file. */
export const FONTS = "Inter, 'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', sans-serif";

export interface BlueprintPictureProps {
  readonly document: Blueprint;
  readonly language: Language;
  readonly paint: Paint;
  readonly className?: string;
}

/** The whole blueprint as it stands on the canvas, as one SVG without anything around it: places, routes and looks are the canvas's own. */
export function BlueprintPicture({ document, language, paint, className }: BlueprintPictureProps) {
  const arrow = `arrow${useId().replaceAll(/[^A-Za-z0-9]/g, "")}`;
  const { nodes, edges, common, routes } = createDrawer()({
    document,
    language,
    selection: NOTHING,
    problems: new Map(),
    live: null,
    readOnly: true,
  });
  const notes = (document.notes ?? []).map((note) => drawnNote(note, language));
  const areas = [
    ...[...routes.placed.values()].map(({ hull }) => hull),
    ...nodes.map(({ position }) => ({ ...position, width: 190, height: 64 })),
    ...notes,
  ];
  const left = Math.min(...areas.map(({ x }) => x)) - MARGIN;
  const right = Math.max(...areas.map(({ x, width }) => x + width)) + MARGIN;
  const bottom = Math.max(...areas.map(({ y, height }) => y + height)) + MARGIN;
  const strip = rowsOf(common, left + MARGIN, right - MARGIN, language);
  const height = strip.length > 0 ? (strip.at(-1)?.y ?? 0) + PILL_HEIGHT + 16 : 0;
  const top = Math.min(...areas.map(({ y }) => y)) - MARGIN - height;
  const name = written(textIn(document.name, language));
  const box = { x: left, y: top, width: Math.max(right - left, 240), height: bottom - top };
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      role="img"
      aria-label={name}
      viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
      width={box.width}
      height={box.height}
      fontFamily={FONTS}
      className={className}
    >
      <title>{name}</title>
      <defs>
        <marker
          id={arrow}
          viewBox="0 0 10 10"
          refX="9"
          refY="5"
          markerWidth="9"
          markerHeight="9"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0,0.5 L10,5 L0,9.5 z" fill={paint.line} />
        </marker>
      </defs>
      <rect {...box} fill={paint.canvas} />
      {notes.map((note) => (
        <NoteShape key={note.id} note={note} paint={paint} />
      ))}
      {strip.length > 0 && (
        <text x={left + MARGIN} y={top + MARGIN + 16} fontSize="12" fill={paint.soft}>
          {exchange[language]["export.always"]}
        </text>
      )}
      {strip.map(({ transition, x, y, width }) => (
        <Pill key={transition.id} {...{ transition, width, language, paint }} x={x} y={top + MARGIN + y + 12} />
      ))}
      <g fill="none" stroke={paint.line} strokeWidth="1.5">
        {edges.map(({ id, data }) => data && <path key={id} d={data.route.path} markerEnd={`url(#${arrow})`} />)}
      </g>
      {nodes.map(({ id, position, data }) => (
        <StateShape key={id} {...position} {...{ data, paint }} />
      ))}
      {edges.map(
        ({ id, data }) =>
          data && (
            <Pill
              key={id}
              transition={data.transition}
              width={data.width}
              {...{ language, paint }}
              x={data.route.x - data.width / 2}
              y={data.route.y}
            />
          ),
      )}
    </svg>
  );
}

const ICON = 16;
/** Pills are as wide as their names, up to this. */
const WIDEST = 190;

/** A transition's name in its pill, with signs for what it contains. `y` is its middle. */
function Pill({
  transition,
  width,
  x,
  y,
  language,
  paint,
}: {
  readonly transition: Transition;
  readonly width: number;
  readonly x: number;
  readonly y: number;
  readonly language: Language;
  readonly paint: Paint;
}) {
  const before = [...(transition.start ? [Clock3] : []), ...(transition.before ? [LockKeyhole] : [])];
  const after = [
    ...((transition.during?.length ?? 0) > 0 ? [ClipboardList] : []),
    ...((transition.after?.length ?? 0) > 0 ? [Zap] : []),
  ];
  const name = written(textIn(transition.name, language));
  const room = width - 18 - (before.length + after.length) * ICON;
  return (
    <g data-transition={transition.id}>
      <title>{name}</title>
      <rect
        {...{ x, width }}
        y={y - PILL_HEIGHT / 2}
        height={PILL_HEIGHT}
        rx="12"
        fill={paint.panel}
        stroke={paint.separator}
      />
      {before.map((Icon, index) => (
        <Icon key={Icon.displayName} size={12} x={x + 9 + index * ICON} y={y - 6} color={paint.soft} />
      ))}
      <text x={x + 9 + before.length * ICON} y={y + 4} fontSize="12" fill={paint.ink}>
        {width < WIDEST ? name : cut(name, room, 12)}
      </text>
      {after.map((Icon, index) => (
        <Icon
          key={Icon.displayName}
          size={12}
          x={x + width - 9 - (after.length - index) * ICON + 4}
          y={y - 6}
          color={paint.soft}
        />
      ))}
    </g>
  );
}

/** Common transitions in rows above the picture. */
function rowsOf(common: readonly Transition[], left: number, right: number, language: Language) {
  let [x, y] = [left, 28];
  return common.map((transition) => {
    const signs = [transition.start, transition.before, transition.during?.length, transition.after?.length];
    const width = pillWidth(written(textIn(transition.name, language)), signs.filter(Boolean).length);
    if (x > left && x + width > right) [x, y] = [left, y + PILL_HEIGHT + 6];
    const placed = { transition, x, y, width };
    x += width + 6;
    return placed;
  });
}
