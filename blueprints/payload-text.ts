import { isJsonObject, type Json } from "./json.ts";

/** A part of a text that is drawn from a payload: words, or the place of a value as a JSON pointer. */
export type PayloadPiece = string | { readonly place: string };

const PLACE = /\{\{([^{}]*)\}\}/g;
const POINTER = /^(?:\/(?:[^~/]|~[01])*)+$/;

/** The pieces of a text such as `{{/labels/name}} is down`. */
export function piecesOf(text: string): readonly PayloadPiece[] {
  const pieces: PayloadPiece[] = [];
  let from = 0;
  for (const found of text.matchAll(PLACE)) {
    if (found.index > from) pieces.push(text.slice(from, found.index));
    pieces.push({ place: (found[1] ?? "").trim() });
    from = found.index + found[0].length;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

/** The places that a text reads, in its order. */
export const placesIn = (text: string): readonly string[] =>
  piecesOf(text).flatMap((piece) => (typeof piece === "string" ? [] : [piece.place]));

export const isPlace = (place: string): boolean => POINTER.test(place);

/** What stands for every element of a list within a place: `/alerts` + `/*` + `/title`. */
export const EVERY = "*";

/** The value at a place; undefined: there is none. Of every element of a list: the one, or the list of them. */
export const valueAt = (payload: Json, place: string): Json | undefined => along(payload, stepsOf(place));

const stepsOf = (place: string): readonly string[] =>
  place
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));

function along(payload: Json, steps: readonly string[]): Json | undefined {
  let value: Json | undefined = payload;
  for (const [index, key] of steps.entries()) {
    if (Array.isArray(value)) {
      if (key === EVERY) return ofEach(value, steps.slice(index + 1));
      value = /^(?:0|[1-9]\d{0,6})$/.test(key) ? value[Number(key)] : undefined;
    } else if (isJsonObject(value)) value = Object.hasOwn(value, key) ? value[key] : undefined;
    else return undefined;
    if (value === undefined) return undefined;
  }
  return value;
}

function ofEach(list: readonly Json[], steps: readonly string[]): Json | undefined {
  const found = list.map((one) => along(one, steps)).filter((one) => one !== undefined);
  return found.length > 1 ? found : found[0];
}

/** The payload with another value at a place that is there. */
export function withValueAt(payload: Json, place: string, value: Json): Json {
  const put = (within: Json, [key, ...rest]: readonly string[]): Json => {
    if (key === undefined) return value;
    if (Array.isArray(within)) return within.map((one: Json, index) => (String(index) === key ? put(one, rest) : one));
    if (!isJsonObject(within) || !Object.hasOwn(within, key)) return within;
    // A part may have any name.
    return Object.fromEntries(Object.entries(within).map(([name, one]) => [name, name === key ? put(one, rest) : one]));
  };
  return put(payload, stepsOf(place));
}
