import type { ElkNode } from "elkjs/lib/elk-api.js";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { BOX, type Point, placesOf } from "./places.ts";

/** At least so far from what is kept, px. */
const APART = 24;

/**
 * Where the engine has put all but the `kept` states, which stay: the others stand to each other as in the whole picture, about where
 * they stood, and go down where they would lie on one that stays. Done again, it moves nothing.
 */
export function placesAround(document: Blueprint, kept: ReadonlySet<string>, result: ElkNode): Record<string, Point> {
  const now = placesOf(document);
  const found = (result.children ?? []).filter(({ id }) => !kept.has(id));
  const [dx, dy] = [
    middle(found.map(({ id, x = 0 }) => (now.get(id)?.[0] ?? 0) - x)),
    middle(found.map(({ id, y = 0 }) => (now.get(id)?.[1] ?? 0) - y)),
  ];
  const taken = [...now].filter(([id]) => kept.has(id)).map(([, place]) => place);
  const places: Record<string, Point> = {};
  for (const { id, x = 0, y = 0 } of found.toSorted((a, b) => (a.y ?? 0) - (b.y ?? 0))) {
    let place: Point = [Math.round(x + dx), Math.round(y + dy)];
    while (taken.some((other) => covers(place, other))) place = [place[0], place[1] + APART];
    taken.push(place);
    places[id] = place;
  }
  return places;
}

const covers = (a: Point, b: Point): boolean =>
  Math.abs(a[0] - b[0]) < BOX.width + APART && Math.abs(a[1] - b[1]) < BOX.height + APART;

/** The value in the middle of them: one that went far away moves no other. */
const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
