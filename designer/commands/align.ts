import type { Blueprint } from "../../blueprints/blueprint.ts";
import { BOX, type Point, placesOf } from "../canvas/places.ts";
import type { Change } from "./command.ts";
import { moveStates } from "./move-states.ts";

/**
 * In one column, or in one row: where most of them stand already, else where the first one selected stands. Boxes that would lie
 * on each other move apart.
 */
export function align(document: Blueprint, states: readonly string[], line: "column" | "row"): Change | null {
  const places = chosen(placesOf(document), states);
  if (places.length < 2) return null;
  const [axis, across] = line === "column" ? ([0, 1] as const) : ([1, 0] as const);
  const common = most(places.map(([, place]) => place[axis]));
  const to: Record<string, Point> = {};
  let free = Number.NEGATIVE_INFINITY;
  for (const [id, place] of places.toSorted(([, a], [, b]) => a[across] - b[across])) {
    const along = Math.max(place[across], free);
    to[id] = axis === 0 ? [common, along] : [along, common];
    free = along + (axis === 0 ? BOX.height : BOX.width) + APART;
  }
  const moved = moveStates.apply(document, { to });
  return moved && { ...moved, said: { en: "Aligned.", fr: "Alignés." } };
}

/** At least so far from each other, px. */
export const APART = 24;

export const chosen = (places: ReadonlyMap<string, Point>, states: readonly string[]): (readonly [string, Point])[] =>
  states.flatMap((id) => {
    const place = places.get(id);
    return place ? [[id, place] as const] : [];
  });

/** The value that stands there most often; the first of them where several do. */
function most(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  return best?.[0] ?? 0;
}
