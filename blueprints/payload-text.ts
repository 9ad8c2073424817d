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

/** The value at a place; undefined: there is none. */
export function valueAt(payload: Json, place: string): Json | undefined {
  let value: Json | undefined = payload;
  for (const step of place.split("/").slice(1)) {
    const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (Array.isArray(value)) value = /^(?:0|[1-9]\d{0,6})$/.test(key) ? value[Number(key)] : undefined;
    else if (isJsonObject(value)) value = Object.hasOwn(value, key) ? value[key] : undefined;
    else return undefined;
    if (value === undefined) return undefined;
  }
  return value;
}
