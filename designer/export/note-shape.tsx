import type { Note } from "../../blueprints/blueprint.ts";
import { type Language, textIn } from "../../blueprints/text.ts";
import { NOTE_WIDTH, PAPER } from "../canvas/note-look.ts";
import { wrapped, written } from "./fit-text.ts";
import type { Paint } from "./paint.ts";

const LINE = 18;
/** More than this is cut: a picture is looked at, not read through. */
const LINES = 14;

/** A note with its lines broken, and the room that it takes. */
export interface DrawnNote {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: string;
  readonly lines: readonly string[];
}

export function drawnNote({ id, text, at, colour = PAPER }: Note, language: Language): DrawnNote {
  const lines = textIn(text, language)
    .split("\n")
    .flatMap((line) => (line.trim() === "" ? [""] : wrapped(written(line), NOTE_WIDTH - 24, LINES, 13)))
    .slice(0, LINES);
  return { id, x: at[0], y: at[1], width: NOTE_WIDTH, height: lines.length * LINE + 18, colour, lines };
}

/** A note as it lies on the canvas. */
export function NoteShape({ note, paint }: { readonly note: DrawnNote; readonly paint: Paint }) {
  const { x, y, width, height, colour, lines } = note;
  return (
    <g data-note={note.id}>
      <rect {...{ x, y, width, height }} rx="6" fill={paint.panel} />
      <rect {...{ x, y, width, height }} rx="6" fill={colour} fillOpacity="0.18" stroke={colour} strokeOpacity="0.6" />
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
        <text key={index} x={x + 12} y={y + 22 + index * LINE} fontSize="13" fill={paint.ink}>
          {line}
        </text>
      ))}
    </g>
  );
}
