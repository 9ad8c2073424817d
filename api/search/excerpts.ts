import { excerptOf, rangesOf } from "../../blueprints/search/highlight.ts";
import type { Span, WordsPart } from "../../blueprints/search/query.ts";
import type { Reading } from "./questions.ts";
import type { Material, Piece } from "./source.ts";
import { piecesOf } from "./sources.ts";

/** A piece in which something was found that is shown nowhere before it. */
export interface ShownPiece extends Pick<Piece, "place" | "field" | "at" | "by"> {
  readonly text: string;
  readonly ranges: readonly Span[];
}

/** Where the words of a query stand in a ticket, for who may read it. */
export interface Shown {
  readonly subject: readonly Span[];
  readonly found: readonly ShownPiece[];
}

const MOST_PIECES = 3;

/** The subject's places, and as many pieces as it takes to show each of the words once, as far as {@link MOST_PIECES} do. */
export function shownOf(material: Material, words: readonly WordsPart[], { columns, subject }: Reading): Shown {
  const missing = new Set(words.filter(({ not }) => !not));
  const pieces = piecesOf(material).filter(({ column }) => columns.includes(column));
  const heading = pieces.find(({ column }) => column === subject)?.text ?? "";
  for (const part of missing) if (rangesOf(heading, [part]).length > 0) missing.delete(part);
  const wanted = [...words.filter(({ not }) => !not)];
  const found: ShownPiece[] = [];
  for (const { column, text, ...piece } of pieces) {
    if (missing.size === 0 || found.length === MOST_PIECES) break;
    if (piece.place === "subject") continue;
    const here = [...missing].filter((part) => rangesOf(text, [part]).length > 0);
    // Around what is missed, with all else that stands there.
    const around = here.length > 0 ? excerptOf(text, here) : null;
    if (!around) continue;
    for (const part of here) missing.delete(part);
    found.push({ ...piece, text: around.text, ranges: rangesOf(around.text, wanted) });
  }
  return { subject: rangesOf(heading, wanted), found };
}
