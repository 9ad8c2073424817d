import type { Blueprint } from "../../blueprints/blueprint.ts";
import { NOTE_WIDTH } from "../canvas/note-look.ts";
import { BOX, type Point, placesOf } from "../canvas/places.ts";

type Note = NonNullable<Blueprint["notes"]>[number];

/** Notes are as high as their text; so much is counted for one. */
const NOTE_HEIGHT = 72;
/** A note above a group of states stands about so far over it, and belongs to it. */
const ABOVE = 140;

const middle = ({ at: [x, y] }: Note): Point => [x + NOTE_WIDTH / 2, y + NOTE_HEIGHT / 2];
const shifted = (note: Note, dx: number, dy: number): Note =>
  dx === 0 && dy === 0 ? note : { ...note, at: [Math.round(note.at[0] + dx), Math.round(note.at[1] + dy)] };

/** Several states moved as one: notes that stand among them, or right above, go along. Else the notes as they were. */
export function notesAmong(before: Blueprint, moved: ReadonlyMap<string, Point>): readonly Note[] | undefined {
  const was = placesOf(before);
  const steps = new Set(
    [...moved].map(([id, [x, y]]) => `${x - (was.get(id)?.[0] ?? 0)} ${y - (was.get(id)?.[1] ?? 0)}`),
  );
  if (moved.size < 2 || steps.size !== 1 || !before.notes) return before.notes;
  const [dx = 0, dy = 0] = [...steps].join().split(" ").map(Number);
  const places = [...moved.keys()].map((id) => was.get(id) ?? [0, 0]);
  const [left, top] = [Math.min(...places.map(([x]) => x)), Math.min(...places.map(([, y]) => y)) - ABOVE];
  const right = Math.max(...places.map(([x]) => x)) + BOX.width;
  const bottom = Math.max(...places.map(([, y]) => y)) + BOX.height;
  return before.notes.map((note) => {
    const [x, y] = middle(note);
    return x >= left && x <= right && y >= top && y <= bottom ? shifted(note, dx, dy) : note;
  });
}

/** A note at this corner would lie on a state. */
export const coversState = ([x, y]: Point, places: ReadonlyMap<string, Point>): boolean =>
  [...places.values()].some(
    ([left, top]) => x < left + BOX.width && x + NOTE_WIDTH > left && y < top + BOX.height && y + NOTE_HEIGHT > top,
  );

/** States got places of their own each: every note keeps its place at the state that it stood nearest to, and covers none. */
export function notesBeside(before: Blueprint, after: Blueprint): readonly Note[] | undefined {
  const [was, now] = [placesOf(before), placesOf(after)];
  return before.notes?.map((note) => {
    const [x, y] = middle(note);
    let nearest: { readonly id: string; readonly far: number } | null = null;
    for (const [id, [left, top]] of was) {
      const far = Math.hypot(left + BOX.width / 2 - x, top + BOX.height / 2 - y);
      if (!nearest || far < nearest.far) nearest = { id, far };
    }
    const [from, to] = [was.get(nearest?.id ?? ""), now.get(nearest?.id ?? "")];
    if (!from || !to || String(from) === String(to)) return note;
    let next = shifted(note, to[0] - from[0], to[1] - from[1]);
    while (coversState(next.at, now)) next = shifted(next, 0, -24);
    return next;
  });
}
