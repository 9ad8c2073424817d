import type { Blueprint } from "../../blueprints/blueprint.ts";
import { originsOf } from "./describe.ts";
import { BOX, type Point, placesOf } from "./places.ts";

export type Direction = "left" | "right" | "up" | "down";

const WAY: { readonly [direction in Direction]: Point } = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] };

/** The nearest state in a direction: what lies straight ahead beats what lies aside. Null at the edge. */
export function nearest(document: Blueprint, from: string, direction: Direction): string | null {
  const places = placesOf(document);
  const here = places.get(from);
  if (!here) return null;
  const [wx, wy] = WAY[direction];
  let best: { id: string; cost: number } | null = null;
  for (const [id, [x, y]] of places) {
    const [dx, dy] = [x - here[0], y - here[1]];
    const ahead = dx * wx + dy * wy;
    const aside = Math.abs(dx * wy) + Math.abs(dy * wx);
    if (id === from || ahead <= 4 || aside > ahead * 2.5) continue;
    const cost = ahead + aside * 1.8;
    if (!best || cost < best.cost) best = { id, cost };
  }
  return best?.id ?? null;
}

/** The next (1) or previous (-1) transition of a state, its ways out first, then its ways in; from the last on to the first. */
export function stepAround(document: Blueprint, state: string, current: string | null, by: 1 | -1): string | null {
  const out = document.transitions.filter((t) => originsOf(document, t).includes(state));
  const into = document.transitions.filter((t) => t.to === state && !out.includes(t));
  const ring = [...out, ...into].map((t) => t.id);
  if (ring.length === 0) return null;
  const at = current === null ? -1 : ring.indexOf(current);
  const next = at < 0 ? (by > 0 ? 0 : ring.length - 1) : (at + by + ring.length) % ring.length;
  return ring[next] ?? null;
}

/** The state whose box holds the point; the last drawn wins. */
export function stateAt(document: Blueprint, [x, y]: Point): string | null {
  let found: string | null = null;
  for (const [id, [left, top]] of placesOf(document))
    if (x >= left && x <= left + BOX.width && y >= top && y <= top + BOX.height) found = id;
  return found;
}

/** "Right of In triage": where a state stands as seen from its nearest neighbour. */
export function sideOf(document: Blueprint, id: string): { readonly side: Direction; readonly of: string } | null {
  const places = placesOf(document);
  const here = places.get(id);
  if (!here) return null;
  let best: { id: string; distance: number; dx: number; dy: number } | null = null;
  for (const [other, [x, y]] of places) {
    const [dx, dy] = [here[0] - x, here[1] - y];
    const distance = Math.hypot(dx, dy);
    if (other !== id && (!best || distance < best.distance)) best = { id: other, distance, dx, dy };
  }
  if (!best) return null;
  const across = Math.abs(best.dx) >= Math.abs(best.dy);
  return { side: across ? (best.dx > 0 ? "right" : "left") : best.dy > 0 ? "down" : "up", of: best.id };
}
