import { createHash } from "node:crypto";
import { plainWords, tokensIn } from "../../blueprints/search/tokens.ts";
import type { Column, Key, Material } from "./source.ts";
import { keysOf, piecesOf } from "./sources.ts";
import type { WordDocument } from "./words.ts";

/** So much of one ticket is searched, last messages first: a book in an attachment's place must not fill the index. In characters. */
const MOST_TEXT = 200_000;

/** A key as the index keeps it: the same for values that a search does not tell apart. Hashed, since a value may hold anything. */
export const keyText = ({ name, value }: Key): string =>
  createHash("sha256")
    .update(`${name}\n${plainWords(value)}`)
    .digest("hex")
    .slice(0, 20);

/** What the index is to know of a ticket. */
export function documentOf(material: Material): WordDocument {
  const words: Record<Column, (readonly string[])[]> = { subject: [], ownSubject: [], outside: [], inside: [] };
  let left = MOST_TEXT;
  for (const { column, text } of piecesOf(material)) {
    if (left <= 0) break;
    const found = tokensIn(text.slice(0, left)).map(({ word }) => word);
    if (found.length > 0) words[column].push(found);
    left -= text.length;
  }
  return { number: material.ticket.number, words, keys: [...new Set(keysOf(material).map(keyText))] };
}
