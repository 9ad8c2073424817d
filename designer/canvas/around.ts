import { type Curve, strung } from "./curves.ts";
import type { Point } from "./places.ts";
import { type Rectangle, touches } from "./rectangles.ts";

/** With more states near than this no way is looked for: the plain curve stays. */
const MOST = 40;
/** How far ways keep off the boxes, px: the nearest last, for where it is narrow. */
const MARGINS = [18, 34, 50, 9];

/**
 * The shortest ways from a box to a box around all that stand between them, with rounded corners. Each lane begins a little
 * further off, so that two lines of the same pair do not lie on each other.
 */
export function around(
  source: Rectangle,
  target: Rectangle,
  lane: number,
  thirds: readonly Rectangle[],
): readonly Curve[] {
  if (thirds.length > MOST || touches(source, target)) return [];
  return MARGINS.flatMap((base, index): Curve[] => {
    const margin = base + (index < MARGINS.length - 1 ? (lane % 4) * 7 : 0);
    const way = shortest(source, target, thirds, margin);
    return way ? [strung(way, margin)] : [];
  });
}

interface Node {
  readonly at: Point;
  /** Shortest way to it from the source, px, with a price for each corner. */
  far: number;
  from: Node | null;
  done: boolean;
}

function shortest(
  source: Rectangle,
  target: Rectangle,
  thirds: readonly Rectangle[],
  margin: number,
): readonly Point[] | null {
  const walls = [source, target, ...thirds].map((box) => grown(box, margin));
  const open = (at: Point) => !walls.some((wall) => holds(wall, at));
  const exits = sides(source, margin).filter(({ out }) => open(out));
  const entries = sides(target, margin).filter(({ out }) => open(out));
  const nodes: Node[] = [...exits, ...entries]
    .map(({ out }) => out)
    .concat(walls.flatMap(corners).filter(open))
    .map((at) => ({ at, far: Number.POSITIVE_INFINITY, from: null, done: false }));
  for (const node of nodes.slice(0, exits.length)) node.far = 0;
  const ends = nodes.slice(exits.length, exits.length + entries.length);
  for (;;) {
    let next: Node | null = null;
    for (const node of nodes) if (!node.done && node.far < (next?.far ?? Number.POSITIVE_INFINITY)) next = node;
    if (!next) return null;
    next.done = true;
    if (ends.includes(next)) {
      const way: Point[] = [];
      for (let node: Node | null = next; node; node = node.from) way.unshift(node.at);
      const first = exits.find(({ out }) => out === way[0]);
      const last = entries.find(({ out }) => out === way.at(-1));
      return first && last ? [first.on, ...way, last.on] : null;
    }
    for (const node of nodes) {
      if (node.done) continue;
      const far = next.far + Math.hypot(node.at[0] - next.at[0], node.at[1] - next.at[1]) + CORNER;
      if (far < node.far && !walls.some((wall) => crosses(wall, next.at, node.at))) {
        node.far = far;
        node.from = next;
      }
    }
  }
}

const CORNER = 24;

/** The middle of each side, and the point before it at the given distance. */
function sides({ x, y, width, height }: Rectangle, margin: number): { readonly on: Point; readonly out: Point }[] {
  const [cx, cy] = [x + width / 2, y + height / 2];
  return [
    { on: [x + width, cy], out: [x + width + margin, cy] },
    { on: [x, cy], out: [x - margin, cy] },
    { on: [cx, y], out: [cx, y - margin] },
    { on: [cx, y + height], out: [cx, y + height + margin] },
  ];
}

const grown = ({ x, y, width, height }: Rectangle, by: number): Rectangle => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

const corners = ({ x, y, width, height }: Rectangle): readonly Point[] => [
  [x, y],
  [x + width, y],
  [x, y + height],
  [x + width, y + height],
];

/** Inside, not on its edge: one may walk along a wall. */
const holds = ({ x, y, width, height }: Rectangle, [px, py]: Point): boolean =>
  px > x + 0.5 && px < x + width - 0.5 && py > y + 0.5 && py < y + height - 0.5;

/** Whether the straight way from a to b leads through the inside of a wall (Liang and Barsky's clipping). */
function crosses({ x, y, width, height }: Rectangle, a: Point, b: Point): boolean {
  let [enter, leave] = [0, 1];
  const spans = [
    [a[0], b[0] - a[0], x + 0.5, x + width - 0.5],
    [a[1], b[1] - a[1], y + 0.5, y + height - 0.5],
  ] as const;
  for (const [start, by, low, high] of spans) {
    if (Math.abs(by) < 1e-9) {
      if (start <= low || start >= high) return false;
      continue;
    }
    const [first, second] = [(low - start) / by, (high - start) / by];
    enter = Math.max(enter, Math.min(first, second));
    leave = Math.min(leave, Math.max(first, second));
  }
  return leave - enter > 1e-6;
}
