import { type Curve, candidates } from "./curves.ts";
import { MIDDLE, type Ports, portsOf } from "./ports.ts";
import { type Box, Boxes, type Rectangle, touches } from "./rectangles.ts";

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

interface Placed {
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

/** The result of one pass, to be handed to the next: what nothing came near keeps its route. */
export interface Routes {
  readonly byId: ReadonlyMap<string, Route>;
  readonly placed: ReadonlyMap<string, Placed>;
  readonly boxes: ReadonlyMap<string, Box>;
}

export const NO_ROUTES: Routes = { byId: new Map(), placed: new Map(), boxes: new Map() };

const SAMPLES = 20;
const PLACES_ON_LINE = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8];

/** Pure: the same boxes, lines and former routes give the same routes. Lines between two states share lanes in the order given. */
export function route(boxes: ReadonlyMap<string, Box>, lines: readonly Line[], before: Routes = NO_ROUTES): Routes {
  const obstacles = new Boxes(boxes.values());
  const disturbed = changes(boxes, before.boxes);
  const lanes = lanesOf(lines);
  const ports = portsOf(boxes, lines);
  const pills = new Boxes([]);
  const placed = new Map<string, Placed>();
  const open: Line[] = [];
  for (const line of lines) {
    const was = before.placed.get(line.id);
    const lane = lanes.get(line.id) ?? 0;
    const port = ports.get(line.id) ?? MIDDLE;
    const stays =
      was &&
      was.line.width === line.width &&
      was.source === boxes.get(line.source) &&
      was.target === boxes.get(line.target) &&
      was.lane === lane &&
      was.ports.start === port.start &&
      was.ports.end === port.end &&
      !was.route.crowded &&
      !disturbed.some((area) => touches(area, was.hull));
    if (was && stays) {
      placed.set(line.id, was);
      pills.add(was.pill);
    } else open.push(line);
  }
  for (const line of open) {
    const source = boxes.get(line.source);
    const target = boxes.get(line.target);
    if (!source || !target) continue;
    const next = place(line, source, target, lanes.get(line.id) ?? 0, ports.get(line.id) ?? MIDDLE, obstacles, pills);
    placed.set(line.id, next);
    pills.add(next.pill);
  }
  const byId = new Map(
    lines.flatMap((line): [string, Route][] => {
      const done = placed.get(line.id);
      return done ? [[line.id, done.route]] : [];
    }),
  );
  return { byId, placed, boxes };
}

function place(
  line: Line,
  source: Box,
  target: Box,
  lane: number,
  ports: Ports,
  obstacles: Boxes,
  pills: Boxes,
): Placed {
  let best: { cost: number; curve: Curve; pill: Rectangle; crowded: boolean } | null = null;
  for (const curve of candidates(source, target, { lane, ports, pill: line })) {
    const base = curve.bend * 0.5 + through(curve, source, target, obstacles) * 700 + under(curve, pills) * 60;
    if (best && base >= best.cost) continue;
    for (const t of PLACES_ON_LINE) {
      const [x, y] = curve.at(t);
      const pill = {
        x: x - line.width / 2 - 3,
        y: y - line.height / 2 - 3,
        width: line.width + 6,
        height: line.height + 6,
      };
      const covered = obstacles.count(pill) + pills.count(pill);
      const cost = base + covered * 400 + Math.abs(t - 0.5) * 50;
      if (!best || cost < best.cost) best = { cost, curve, pill, crowded: covered > 0 };
      if (cost < base + 20) break;
    }
    if (best && best.cost < 30) break;
  }
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

/** Samples that lie inside a third state. */
function through(curve: Curve, source: Box, target: Box, obstacles: Boxes): number {
  let hits = 0;
  for (let i = 1; i < SAMPLES; i += 1) {
    const [x, y] = curve.at(i / SAMPLES);
    for (const box of obstacles.near({ x: x - 7, y: y - 7, width: 14, height: 14 }))
      if (box !== source && box !== target) hits += 1;
  }
  return hits > 0 ? 1 + hits / SAMPLES : 0;
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

/** The place of each line among those between the same two states, in either direction. */
function lanesOf(lines: readonly Line[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const lanes = new Map<string, number>();
  for (const { id, source, target } of lines) {
    const pair = source < target ? `${source} ${target}` : `${target} ${source}`;
    const lane = counts.get(pair) ?? 0;
    counts.set(pair, lane + 1);
    lanes.set(id, lane);
  }
  return lanes;
}

/** Where boxes stand now and did not before, or stood before and do not now. */
function changes(now: ReadonlyMap<string, Box>, before: ReadonlyMap<string, Box>): Rectangle[] {
  const areas: Rectangle[] = [];
  for (const [id, box] of now) if (before.get(id) !== box) areas.push(box);
  for (const [id, box] of before) if (now.get(id) !== box) areas.push(box);
  return areas;
}
