import { type CompiledCalendar, nextOpening, spanAt } from "./calendar.ts";

/** Whoever closes for no longer than this takes a break: it is no end of his shift. */
const BREAK_MS = 2 * 3_600_000;
/** A shift longer than this never ends, as far as anybody cares. */
const LONGEST_MS = 14 * 86_400_000;

/** The first end of a shift after `at`, epoch ms; null: there is none. */
export function shiftEndAfter(calendar: CompiledCalendar, at: number): number | null {
  let span = spanAt(calendar, at);
  while (span && span.to - at <= LONGEST_MS) {
    const next = spanAt(calendar, span.to);
    if (!next || next.from - span.to > BREAK_MS) return span.to;
    span = next;
  }
  return span && span.from > at ? shiftEndAfter(calendar, span.from) : null;
}

/** When somebody who has left at `at` is back, epoch ms: his next shift, and not before his absence ends; null: nobody knows. */
export function backAt(calendar: CompiledCalendar | null, at: number, absentUntil: number | null): number | null {
  const from = Math.max(at, absentUntil ?? at);
  return calendar ? nextOpening(calendar, from) : from;
}
