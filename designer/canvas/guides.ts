import { BOX, type Point } from "./places.ts";

/** A line that shows which boxes stand in line, in the picture's own px. */
export interface Guide {
  readonly axis: "x" | "y";
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Guided {
  readonly guides: readonly Guide[];
  /** How far the moved boxes are from standing in line. */
  readonly by: Point;
}

export const FREE: Guided = { guides: [], by: [0, 0] };

/** Boxes of one size stand in line when their corners do, so that one comparison an axis is enough. */
export function guided(moved: readonly Point[], others: readonly Point[], reach = 6): Guided {
  const x = nearest(moved, others, 0, reach);
  const y = nearest(moved, others, 1, reach);
  if (x === null && y === null) return FREE;
  const by: Point = [x ?? 0, y ?? 0];
  const now = moved.map(([left, top]): Point => [left + by[0], top + by[1]]);
  return {
    by,
    guides: [...(x === null ? [] : lines(now, others, 0)), ...(y === null ? [] : lines(now, others, 1))],
  };
}

/** The least way that brings one of the moved in line with one of the others; null: none is near. */
function nearest(moved: readonly Point[], others: readonly Point[], axis: 0 | 1, reach: number): number | null {
  let best: number | null = null;
  for (const own of moved)
    for (const other of others) {
      const way = other[axis] - own[axis];
      if (Math.abs(way) <= reach && (best === null || Math.abs(way) < Math.abs(best))) best = way;
    }
  return best;
}

/** One line through the middles of all that stand in line. */
function lines(moved: readonly Point[], others: readonly Point[], axis: 0 | 1): Guide[] {
  const shared = new Set(moved.map((own) => own[axis]));
  return [...shared].flatMap((at) => {
    const inLine = others.filter((other) => other[axis] === at);
    if (inLine.length === 0) return [];
    const along = [...inLine, ...moved.filter((own) => own[axis] === at)].map((point) => point[1 - axis] ?? 0);
    const size = axis === 0 ? BOX.height : BOX.width;
    return [
      {
        axis: axis === 0 ? "x" : "y",
        at: at + (axis === 0 ? BOX.width : BOX.height) / 2,
        from: Math.min(...along) - 16,
        to: Math.max(...along) + size + 16,
      } satisfies Guide,
    ];
  });
}
