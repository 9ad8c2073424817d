import type { Blueprint } from "../../blueprints/blueprint.ts";

export type Point = readonly [number, number];

/** Every state is drawn in this size: fixed, so that nothing has to be measured. */
export const BOX = { width: 190, height: 64 } as const;

const COLUMN = 320;
const ROW = 136;

const cache = new WeakMap<
  Blueprint["states"],
  { layout: Blueprint["layout"]; transitions: Blueprint["transitions"]; places: ReadonlyMap<string, Point> }
>();

/** Top left corner of every state: from the layout, else laid out in columns by distance from where tickets come in. */
export function placesOf(document: Blueprint): ReadonlyMap<string, Point> {
  const known = cache.get(document.states);
  if (known && known.layout === document.layout && known.transitions === document.transitions) return known.places;
  const layout = document.layout ?? {};
  const missing = document.states.some((s) => !Object.hasOwn(layout, s.id));
  const rough = missing ? roughPlaces(document) : new Map<string, Point>();
  const places = new Map(
    document.states.map((s): [string, Point] => {
      const [x, y] = (Object.hasOwn(layout, s.id) ? layout[s.id] : rough.get(s.id)) ?? [0, 0];
      return [s.id, [x, y]];
    }),
  );
  cache.set(document.states, { layout: document.layout, transitions: document.transitions, places });
  return places;
}

/** The states that somebody put by hand where they stand. */
export const keptStates = ({ states, layout = {} }: Blueprint): string[] =>
  states.flatMap(({ id }) => (Object.hasOwn(layout, id) && layout[id]?.[2] === "kept" ? [id] : []));

/** Columns by the least number of steps from an entry state; below everything that has a place of its own. */
function roughPlaces(document: Blueprint): Map<string, Point> {
  const depth = new Map<string, number>();
  let edge = [...new Set(Object.values(document.entry.into))];
  for (let level = 0; edge.length > 0; level += 1) {
    for (const id of edge) depth.set(id, level);
    const reached = document.transitions.flatMap((t) =>
      t.from !== "any" && t.from.some((id) => edge.includes(id)) ? [t.to] : [],
    );
    edge = [...new Set(reached)].filter((id) => !depth.has(id));
  }
  const layout = document.layout ?? {};
  const placed = document.states.flatMap((s) => (Object.hasOwn(layout, s.id) ? [layout[s.id]?.[1] ?? 0] : []));
  const top = placed.length > 0 ? Math.max(...placed) + ROW : 0;
  const rows = new Map<number, number>();
  const places = new Map<string, Point>();
  for (const state of document.states) {
    if (Object.hasOwn(layout, state.id)) continue;
    const column = depth.get(state.id) ?? 0;
    const row = rows.get(column) ?? 0;
    rows.set(column, row + 1);
    places.set(state.id, [column * COLUMN, top + row * ROW]);
  }
  return places;
}

const overlaps = (a: Point, b: Point): boolean =>
  Math.abs(a[0] - b[0]) < BOX.width + 24 && Math.abs(a[1] - b[1]) < BOX.height + 24;

/** The wanted place, or the nearest below it that no state covers; without a wish, right of the rightmost state. */
export function openPlace(document: Blueprint, wanted?: Point): [number, number] {
  const taken = [...placesOf(document).values()];
  const first = taken.reduce<Point>((best, place) => (place[0] > best[0] ? place : best), [-COLUMN, 0]);
  let [x, y] = wanted ?? [first[0] + COLUMN, first[1]];
  while (taken.some((place) => overlaps(place, [x, y]))) y += 24;
  return [Math.round(x), Math.round(y)];
}
