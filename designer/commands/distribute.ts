import type { Blueprint } from "../../blueprints/blueprint.ts";
import { BOX, type Point, placesOf } from "../canvas/places.ts";
import { APART, chosen } from "./align.ts";
import type { Change } from "./command.ts";
import { moveStates } from "./move-states.ts";

/** The same room between each of three or more states and the next; the first and the last stay, unless there is no room. */
export function distribute(document: Blueprint, states: readonly string[], way: "across" | "down"): Change | null {
  const axis = way === "across" ? 0 : 1;
  const size = axis === 0 ? BOX.width : BOX.height;
  const sorted = chosen(placesOf(document), states).toSorted(([, a], [, b]) => a[axis] - b[axis]);
  const [first, last] = [sorted[0]?.[1][axis], sorted.at(-1)?.[1][axis]];
  if (sorted.length < 3 || first === undefined || last === undefined) return null;
  const step = Math.max((last - first) / (sorted.length - 1), size + APART);
  const to = Object.fromEntries(
    sorted.map(([id, place], at): [string, Point] => {
      const along = Math.round(first + at * step);
      return [id, axis === 0 ? [along, place[1]] : [place[0], along]];
    }),
  );
  const moved = moveStates.apply(document, { to });
  return moved && { ...moved, said: { en: "Spaced evenly.", fr: "Espacés régulièrement." } };
}
