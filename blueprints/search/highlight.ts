import type { Span, WordsPart } from "./query.ts";
import { tokensIn } from "./tokens.ts";

/** A piece of a text with what was found in it. Ranges are places in `text`, in order, and never overlap. */
export interface Excerpt {
  readonly text: string;
  readonly ranges: readonly Span[];
}

/** Text before the first thing found, so that one sees what it is about. */
const BEFORE = 40;

/** Where the parts of a query stand in a text, in order. */
export function rangesOf(text: string, parts: readonly WordsPart[]): readonly Span[] {
  const tokens = tokensIn(text);
  const hits: Span[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    for (const { words, begins } of parts) {
      const last = at + words.length - 1;
      const fits = words.every((word, index) => {
        const there = tokens[at + index]?.word;
        return there === word || (begins && at + index === last && there?.startsWith(word) === true);
      });
      const [from, to] = [tokens[at]?.from, tokens[last]?.to];
      if (fits && from !== undefined && to !== undefined) hits.push({ from, to });
    }
  }
  return joined(hits);
}

function joined(spans: readonly Span[]): readonly Span[] {
  const apart: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = apart.at(-1);
    if (last && span.from < last.to) apart[apart.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else apart.push(span);
  }
  return apart;
}

/** About `length` characters of the text around what was found first, on one line; null: nothing was found. */
export function excerptOf(text: string, parts: readonly WordsPart[], length = 180): Excerpt | null {
  const ranges = rangesOf(text, parts);
  const [first] = ranges;
  if (!first) return null;
  const wanted = Math.max(0, first.from - BEFORE);
  const blank = text.indexOf(" ", wanted);
  const from = wanted === 0 ? 0 : blank >= 0 && blank < first.from ? blank + 1 : wanted;
  const to = Math.min(text.length, Math.max(first.to, from + length));
  const [head, tail] = [from > 0 ? "…" : "", to < text.length ? "…" : ""];
  // Character by character, so that the places stay.
  const line = text.slice(from, to).replaceAll(/\s/g, " ");
  const moved = ranges
    .filter((range) => range.to <= to)
    .map((range) => ({ from: range.from - from + head.length, to: range.to - from + head.length }));
  return { text: head + line + tail, ranges: moved };
}
