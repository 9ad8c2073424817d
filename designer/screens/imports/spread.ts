import { BOX, type Point } from "../../canvas/places.ts";
import { type Line, route } from "../../canvas/router.ts";

/** With more lines than this the drawing is taken as it is: looking for room takes as long as drawing, each time. */
const MOST_LINES = 200;
const SPREADS = [1, 1.25, 1.5];

/** The boxes of the states, `spread` times as far apart as they are drawn. */
export const boxesOf = (places: ReadonlyMap<string, Point>, spread: number) =>
  new Map([...places].map(([id, [x, y]]) => [id, { x: x * spread, y: y * spread, ...BOX }]));

/** How far apart the boxes must stand so that no label lies on anything: labels carry two lines here, and nobody drew the jumps. */
export function spreadFor(places: ReadonlyMap<string, Point>, lines: readonly Line[]): number {
  if (lines.length > MOST_LINES) return 1;
  const fits = (spread: number): boolean => {
    const { byId } = route(boxesOf(places, spread), lines);
    return lines.every(({ id }) => byId.get(id)?.crowded !== true);
  };
  return SPREADS.find(fits) ?? 1;
}
