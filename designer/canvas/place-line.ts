import { around } from "./around.ts";
import { type Curve, candidates } from "./curves.ts";
import type { Ports } from "./ports.ts";
import type { Box, Boxes, Rectangle } from "./rectangles.ts";

/** A transition to draw: from a box to a box, with the size of its pill. */
export interface Line {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly width: number;
  readonly height: number;
}

/** How a line runs (SVG path), and the middle of its pill. */
export interface Route {
  readonly path: string;
  readonly x: number;
  readonly y: number;
  /** The pill lies on a state or on another pill: nowhere was free. */
  readonly crowded: boolean;
}

/** A line where it was drawn, with all that it followed from. */
export interface Placed {
  readonly line: Line;
  readonly route: Route;
  readonly source: Box;
  readonly target: Box;
  readonly lane: number;
  readonly ports: Ports;
  readonly pill: Rectangle;
  /** What the line and its pill cover. */
  readonly hull: Rectangle;
}

const SAMPLES = 20;
/** A way that costs more than this is worth a search for a shorter one. */
const WIDE = 130;
const PLACES_ON_LINE = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8, 0.14, 0.86];

/** The way of a line and the place of its pill, beside the states and the pills that are there already. */
export function place(
  line: Line,
  source: Box,
  target: Box,
  lane: number,
  ports: Ports,
  obstacles: Boxes,
  pills: Boxes,
): Placed {
  let best: Choice | null = null;
  for (const curve of candidates(source, target, { lane, ports, pill: line })) {
    best = better(best, curve, line, source, target, obstacles, pills);
    if (best.cost < 30) break;
  }
  // Nothing plain, or only with a wide swing: then round the corners of what stands between.
  if (!best || best.cost > WIDE)
    for (const way of around(source, target, lane, thirdsNear(source, target, obstacles)))
      best = better(best, way, line, source, target, obstacles, pills);
  if (!best) throw new Error("a line always has a candidate");
  const { curve, pill, crowded } = best;
  const found: Route = {
    path: curve.path,
    x: Math.round(pill.x + pill.width / 2),
    y: Math.round(pill.y + pill.height / 2),
    crowded,
  };
  return { line, route: found, source, target, lane, ports, pill, hull: hullOf(curve, pill) };
}

/** One way to draw a line and one place for its pill, with what they cost. */
interface Choice {
  readonly cost: number;
  readonly curve: Curve;
  readonly pill: Rectangle;
  readonly crowded: boolean;
  readonly through: number;
}

/** The cheaper of what was found and the best place for the pill on another curve. */
function better(
  found: Choice | null,
  curve: Curve,
  line: Line,
  source: Box,
  target: Box,
  obstacles: Boxes,
  pills: Boxes,
): Choice {
  let best = found;
  const { length, detour } = lengthOf(curve);
  const hits = through(curve, length, source, target, obstacles);
  const base = curve.bend * 0.5 + detour * 0.12 + hits * 2000 + under(curve, pills) * 60;
  for (const t of best && base >= best.cost ? [] : PLACES_ON_LINE) {
    const [x, y] = curve.at(t);
    const pill = {
      x: x - line.width / 2 - 3,
      y: y - line.height / 2 - 3,
      width: line.width + 6,
      height: line.height + 6,
    };
    const covered = obstacles.count(pill) + pills.count(pill);
    const cost = base + covered * 400 + Math.abs(t - 0.5) * 50;
    if (!best || cost < best.cost) best = { cost, curve, pill, crowded: covered > 0, through: hits };
    if (cost < base + 20) break;
  }
  if (!best) throw new Error("a curve always has a place for a pill");
  return best;
}

/** The states that a way around them may have to mind. */
function thirdsNear(source: Box, target: Box, obstacles: Boxes): readonly Rectangle[] {
  const [left, top] = [Math.min(source.x, target.x), Math.min(source.y, target.y)];
  const right = Math.max(source.x + source.width, target.x + target.width);
  const bottom = Math.max(source.y + source.height, target.y + target.height);
  const area = { x: left - 240, y: top - 240, width: right - left + 480, height: bottom - top + 480 };
  return obstacles.near(area).filter((box) => box !== source && box !== target);
}

/** How long a curve is, roughly, and how much longer than the straight way between its ends; px. */
function lengthOf(curve: Curve): { readonly length: number; readonly detour: number } {
  const points = [0, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1].map((t) => curve.at(t));
  let length = 0;
  for (const [index, [x, y]] of points.entries()) {
    const [fromX, fromY] = points[index - 1] ?? [x, y];
    length += Math.hypot(x - fromX, y - fromY);
  }
  const [[startX, startY], [endX, endY]] = [curve.at(0), curve.at(1)];
  return { length, detour: length - Math.hypot(endX - startX, endY - startY) };
}

/** Samples that lie inside a third state: one at least every 16 px or so. */
function through(curve: Curve, length: number, source: Box, target: Box, obstacles: Boxes): number {
  let hits = 0;
  const samples = Math.min(128, Math.max(SAMPLES, Math.ceil(length / 16)));
  for (let i = 1; i < samples; i += 1) {
    const [x, y] = curve.at(i / samples);
    for (const box of obstacles.near({ x: x - 7, y: y - 7, width: 14, height: 14 }))
      if (box !== source && box !== target) hits += 1;
  }
  return hits > 0 ? 1 + hits / samples : 0;
}

/** Pills that the line runs under. */
function under(curve: Curve, pills: Boxes): number {
  const met = new Set<Rectangle>();
  for (let i = 1; i < SAMPLES; i += 1) {
    const [x, y] = curve.at(i / SAMPLES);
    for (const pill of pills.near({ x: x - 1, y: y - 1, width: 2, height: 2 })) met.add(pill);
  }
  return met.size;
}

function hullOf(curve: Curve, pill: Rectangle): Rectangle {
  let [left, top, right, bottom] = [pill.x, pill.y, pill.x + pill.width, pill.y + pill.height];
  for (let i = 0; i <= SAMPLES; i += 1) {
    const [x, y] = curve.at(i / SAMPLES);
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left - 8, y: top - 8, width: right - left + 16, height: bottom - top + 16 };
}
