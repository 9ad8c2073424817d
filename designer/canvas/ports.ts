import type { Rectangle } from "./rectangles.ts";

/** How far from the middle of their sides a line starts and ends, px. */
export interface Ports {
  readonly start: number;
  readonly end: number;
}

export const MIDDLE: Ports = { start: 0, end: 0 };

/** Which sides of two boxes face each other: across (left and right), down (top and bottom), or neither clearly. */
export function facing(source: Rectangle, target: Rectangle, pillWidth: number): "across" | "down" | null {
  const { x, y } = gaps(source, target);
  if (x >= Math.min(pillWidth * 0.5, 60) && x * 1.2 >= y) return "across";
  return y >= 24 ? "down" : null;
}

/** The free room between two boxes, px; negative where they overlap in that direction. */
export const gaps = (source: Rectangle, target: Rectangle): { readonly x: number; readonly y: number } => ({
  x: Math.max(target.x - (source.x + source.width), source.x - (target.x + target.width)),
  y: Math.max(target.y - (source.y + source.height), source.y - (target.y + target.height)),
});

interface Wish {
  readonly line: string;
  readonly end: keyof Ports;
  /** Where the other end lies along the side. */
  readonly towards: number;
  readonly order: number;
}

const ROOM = { across: { most: 24, all: 44 }, down: { most: 36, all: 140 } } as const;

/**
 * Places on the sides of boxes: lines that share a side are spread over it in the order in which their other ends lie, so that
 * they do not cross at once.
 */
export function portsOf(
  boxes: ReadonlyMap<string, Rectangle>,
  lines: readonly { readonly id: string; readonly source: string; readonly target: string; readonly width: number }[],
): ReadonlyMap<string, Ports> {
  const sides = new Map<string, { readonly way: "across" | "down"; readonly wishes: Wish[] }>();
  const wish = (way: "across" | "down", side: string, entry: Wish) => {
    const known = sides.get(side);
    if (known) known.wishes.push(entry);
    else sides.set(side, { way, wishes: [entry] });
  };
  for (const [order, line] of lines.entries()) {
    const [source, target] = [boxes.get(line.source), boxes.get(line.target)];
    const way = source && target && line.source !== line.target ? facing(source, target, line.width) : null;
    if (!source || !target || !way) continue;
    const along = way === "across" ? "y" : "x";
    const forward = way === "across" ? target.x >= source.x : target.y >= source.y;
    wish(way, `${line.source} ${way} ${forward}`, { line: line.id, end: "start", towards: target[along], order });
    wish(way, `${line.target} ${way} ${!forward}`, { line: line.id, end: "end", towards: source[along], order });
  }
  const ports = new Map<string, { start: number; end: number }>();
  for (const { way, wishes } of sides.values()) {
    wishes.sort((a, b) => a.towards - b.towards || a.order - b.order);
    const step = Math.min(ROOM[way].most, ROOM[way].all / Math.max(1, wishes.length - 1));
    for (const [at, { line, end }] of wishes.entries()) {
      const port = ports.get(line) ?? { start: 0, end: 0 };
      port[end] = Math.round((at - (wishes.length - 1) / 2) * step);
      ports.set(line, port);
    }
  }
  return ports;
}
