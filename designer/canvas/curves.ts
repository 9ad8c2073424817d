import type { Point } from "./places.ts";
import { facing, gaps, MIDDLE, type Ports } from "./ports.ts";
import type { Rectangle } from "./rectangles.ts";

/** One way to draw a line: cubic curves, and how far it bends from the plain way (px, a price). */
export interface Curve {
  readonly path: string;
  readonly at: (t: number) => Point;
  readonly bend: number;
}

const round = (value: number): number => Math.round(value * 10) / 10;

function cubic([x0, y0]: Point, [x1, y1]: Point, [x2, y2]: Point, [x3, y3]: Point, bend: number): Curve {
  return {
    path: `M${round(x0)},${round(y0)} C${round(x1)},${round(y1)} ${round(x2)},${round(y2)} ${round(x3)},${round(y3)}`,
    at(t) {
      const u = 1 - t;
      const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
      return [a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3];
    },
    bend,
  };
}

/** A way along points, its corners rounded: as cubic curves one after the other. */
export function strung(points: readonly Point[], radius: number): Curve {
  const parts: (readonly [Point, Point, Point, Point])[] = [];
  const straight = (a: Point, b: Point) => parts.push([a, between(a, b, 1 / 3), between(a, b, 2 / 3), b]);
  let at = points[0] ?? [0, 0];
  for (const [index, corner] of points.entries()) {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (!before || !after) continue;
    const turn = (to: Point) => Math.min(0.5, radius / (distance(corner, to) || 1));
    const [enter, leave] = [between(corner, before, turn(before)), between(corner, after, turn(after))];
    straight(at, enter);
    parts.push([enter, between(enter, corner, 0.6), between(leave, corner, 0.6), leave]);
    at = leave;
  }
  straight(at, points.at(-1) ?? at);
  const curves = parts.map(([a, b, c, d]) => ({ curve: cubic(a, b, c, d, 0), length: distance(a, d) }));
  const whole = curves.reduce((sum, { length }) => sum + length, 0);
  return {
    path: curves.map(({ curve: { path } }, index) => (index === 0 ? path : path.slice(path.indexOf("C")))).join(" "),
    at(t) {
      let left = t * whole;
      for (const { curve, length } of curves) {
        if (left <= length && length > 0) return curve.at(left / length);
        left -= length;
      }
      return points.at(-1) ?? [0, 0];
    },
    bend: 120,
  };
}

const distance = (a: Point, b: Point): number => Math.hypot(b[0] - a[0], b[1] - a[1]);
const between = (a: Point, b: Point, t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

/** What a line is drawn for: its lane beside others between the same two states, its places on the sides, its pill. */
export interface Wishes {
  readonly lane: number;
  readonly ports: Ports;
  readonly pill: { readonly width: number; readonly height: number };
}

/** Ways from a box to a box, the plainest first. */
export function* candidates(source: Rectangle, target: Rectangle, { lane, ports, pill }: Wishes): Generator<Curve> {
  if (source === target) return yield* loops(source, lane, pill);
  const gap = gaps(source, target);
  const way = facing(source, target, pill.width);
  if (way === "across") yield straightAcross(source, target, ports);
  if (way === "down") yield straightDown(source, target, ports);
  if (way === "across" && gap.y >= 24) yield straightDown(source, target, MIDDLE);
  if (way === "down" && gap.x >= 60) yield straightAcross(source, target, MIDDLE);
  for (let level = 0; level < 7; level += 1) {
    const sides = (lane + level) % 2 === 0 ? ([-1, 1] as const) : ([1, -1] as const);
    const height = level + Math.floor(lane / 2);
    for (const side of sides) {
      yield arch(source, target, side, height, pill.height);
      if (gap.y >= 24) yield bow(source, target, side, height, pill.width);
      yield bent(source, target, side, height + 1);
    }
  }
}

const middleX = (box: Rectangle): number => box.x + box.width / 2;
const middleY = (box: Rectangle): number => box.y + box.height / 2;

/** From the side that faces the target to the side that faces the source. */
function straightAcross(source: Rectangle, target: Rectangle, ports: Ports): Curve {
  const right = target.x >= source.x;
  const start: Point = [right ? source.x + source.width : source.x, middleY(source) + ports.start];
  const end: Point = [right ? target.x : target.x + target.width, middleY(target) + ports.end];
  const reach = Math.max(24, Math.abs(end[0] - start[0]) / 2) * (right ? 1 : -1);
  return cubic(start, [start[0] + reach, start[1]], [end[0] - reach, end[1]], end, Math.abs(end[1] - start[1]) * 0.05);
}

/** From bottom to top, or from top to bottom. */
function straightDown(source: Rectangle, target: Rectangle, ports: Ports): Curve {
  const down = target.y >= source.y;
  const start: Point = [middleX(source) + ports.start, down ? source.y + source.height : source.y];
  const end: Point = [middleX(target) + ports.end, down ? target.y : target.y + target.height];
  const reach = Math.max(20, Math.abs(end[1] - start[1]) / 2) * (down ? 1 : -1);
  return cubic(start, [start[0], start[1] + reach], [end[0], end[1] - reach], end, Math.abs(end[0] - start[0]) * 0.05);
}

/** Over the top (-1) or under the bottom (1) of both. */
function arch(source: Rectangle, target: Rectangle, side: 1 | -1, level: number, height: number): Curve {
  const across = middleX(target) >= middleX(source) ? 1 : -1;
  const inset = 40 + level * 8;
  const y = (box: Rectangle) => (side < 0 ? box.y : box.y + box.height);
  const start: Point = [middleX(source) + across * Math.min(inset, 80), y(source)];
  const end: Point = [middleX(target) - across * Math.min(inset, 80), y(target)];
  const beyond = side < 0 ? Math.min(start[1], end[1]) : Math.max(start[1], end[1]);
  const rise = 40 + level * (height + 22);
  const control = beyond + side * rise * 1.33;
  return cubic(start, [start[0], control], [end[0], control], end, 50 + level * 46 + Math.abs(start[1] - end[1]) * 0.3);
}

/** Round the left (-1) or the right (1) of both. */
function bow(source: Rectangle, target: Rectangle, side: 1 | -1, level: number, width: number): Curve {
  const x = (box: Rectangle) => (side < 0 ? box.x : box.x + box.width);
  const start: Point = [x(source), middleY(source) + 8];
  const end: Point = [x(target), middleY(target) - 8];
  const beyond = side < 0 ? Math.min(start[0], end[0]) : Math.max(start[0], end[0]);
  const rise = 40 + width * 0.5 + level * 56;
  const control = beyond + side * rise;
  return cubic(start, [control, start[1]], [control, end[1]], end, 60 + level * 46 + Math.abs(start[0] - end[0]) * 0.3);
}

/** Where the way from the middle of a box to a point leaves it. */
function border(box: Rectangle, [x, y]: Point): Point {
  const [dx, dy] = [x - middleX(box), y - middleY(box)];
  const scale = Math.min(box.width / 2 / (Math.abs(dx) || 1e-9), box.height / 2 / (Math.abs(dy) || 1e-9));
  return [middleX(box) + dx * scale, middleY(box) + dy * scale];
}

/** From middle to middle, bent to one side of the straight way. */
function bent(source: Rectangle, target: Rectangle, side: 1 | -1, level: number): Curve {
  const [dx, dy] = [middleX(target) - middleX(source), middleY(target) - middleY(source)];
  const length = Math.hypot(dx, dy) || 1;
  const off = side * level * 54;
  const control: Point = [
    (middleX(source) + middleX(target)) / 2 - (dy / length) * off * 2,
    (middleY(source) + middleY(target)) / 2 + (dx / length) * off * 2,
  ];
  const [start, end] = [border(source, control), border(target, control)];
  const pull = ([x, y]: Point): Point => [x + ((control[0] - x) * 2) / 3, y + ((control[1] - y) * 2) / 3];
  return cubic(start, pull(start), pull(end), end, 40 + level * 40);
}

/** Loops above the box, then below it, one lane each; then, where neither is free, beside it. */
function* loops(box: Rectangle, lane: number, pill: Wishes["pill"]): Generator<Curve> {
  for (let level = lane; level < lane + 6; level += 1) {
    for (const side of [-1, 1] as const) {
      const y = side < 0 ? box.y : box.y + box.height;
      const rise = (34 + level * (pill.height + 12)) * 1.33;
      const x0 = box.x + box.width - 78 - level * 6;
      const x1 = box.x + box.width - 26 + level * 4;
      yield cubic(
        [x0, y],
        [x0 - 10, y + side * rise],
        [x1 + 10, y + side * rise],
        [x1, y],
        (level - lane) * 30 + (side > 0 ? 12 : 0),
      );
    }
  }
  for (const side of [1, -1] as const) {
    const x = side > 0 ? box.x + box.width : box.x;
    const reach = x + side * (pill.width / 2 + 26) * 1.33;
    const [y0, y1] = [middleY(box) - 18, middleY(box) + 18];
    yield cubic([x, y0], [reach, y0 - 14], [reach, y1 + 14], [x, y1], 110 + (side < 0 ? 12 : 0));
  }
}
