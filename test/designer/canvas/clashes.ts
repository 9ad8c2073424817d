import { type Box, type Rectangle, touches } from "../../../designer/canvas/rectangles.ts";
import type { Line, Route } from "../../../designer/canvas/router.ts";

/** What one would see on the picture: by ids of lines. */
export interface Clashes {
  readonly labelsOnLabels: readonly (readonly [string, string])[];
  readonly labelsOnStates: readonly string[];
  readonly linesThroughStates: readonly string[];
}

const labelOf = ({ x, y }: Route, { width, height }: Line): Rectangle => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

/** Looks at what is drawn, not at what the router believes: paths are read back, labels are as large as they may become. */
export function clashes(
  boxes: ReadonlyMap<string, Box>,
  lines: readonly Line[],
  routes: ReadonlyMap<string, Route>,
): Clashes {
  const drawn = lines.flatMap((line) => {
    const route = routes.get(line.id);
    return route ? [{ line, route, label: labelOf(route, line) }] : [];
  });
  return {
    labelsOnLabels: drawn.flatMap(({ line, label }, at) =>
      drawn
        .slice(at + 1)
        .filter((other) => touches(label, other.label))
        .map((other): [string, string] => [line.id, other.line.id]),
    ),
    labelsOnStates: drawn
      .filter(({ label }) => [...boxes.values()].some((box) => touches(label, box)))
      .map(({ line }) => line.id),
    linesThroughStates: drawn
      .filter(({ line, route }) => {
        const third = [...boxes].filter(([id]) => id !== line.source && id !== line.target);
        return pointsOn(route.path).some((point) => third.some(([, box]) => inside(box, point)));
      })
      .map(({ line }) => line.id),
  };
}

const inside = ({ x, y, width, height }: Box, [px, py]: readonly [number, number]): boolean =>
  px > x + 1 && px < x + width - 1 && py > y + 1 && py < y + height - 1;

const STEPS = 32;

/** Points along an SVG path of one move and cubic curves, as the router writes it. */
export function pointsOn(path: string): readonly (readonly [number, number])[] {
  const n = path.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
  const points: (readonly [number, number])[] = [];
  for (let at = 0; at + 7 < n.length; at += 6) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = n.slice(at, at + 8);
    for (let step = 0; step <= STEPS; step += 1) {
      const t = step / STEPS;
      const u = 1 - t;
      const [a, b, c, d] = [u ** 3, 3 * u * u * t, 3 * u * t * t, t ** 3];
      points.push([a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3]);
    }
  }
  return points;
}
