import type { WorkingHours } from "../../blueprints/calendar.ts";
import type { Duration } from "../../blueprints/duration.ts";

/** Open from an instant to another, that one left out; epoch ms. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Working time is worked out for the years 2000 to 2100. */
export const FIRST_INSTANT = Date.UTC(2000, 0);
export const LAST_INSTANT = Date.UTC(2101, 0);

/** Working hours as sorted instants with running sums; the years 2000 to 2100. */
export interface CompiledCalendar {
  /** What it was worked out from. */
  readonly hours: WorkingHours;
  /** Release of the time zone database whose rules it follows. */
  readonly timeZoneRelease: string;
  /** What one working day counts, in ms. */
  readonly dayMs: number;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Open time before each span. */
  readonly sums: Float64Array;
}

/** Milliseconds of working time that a duration stands for: a day is the calendar's day length. */
export const workingMs = ({ dayMs }: CompiledCalendar, { days, ms }: Duration): number => days * dayMs + ms;

/**
 * The first instant at which `ms` of open time have passed since `from`; `from` itself for nothing. Null: not within the
 * years that are worked out.
 */
export function add(calendar: CompiledCalendar, from: number, ms: number): number | null {
  if (!within(from) || !(ms >= 0)) return null;
  if (ms === 0) return from;
  const wanted = openBefore(calendar, from) + ms;
  // The last span with less open time before it than wanted: the wanted instant lies in it, at its end at the latest.
  const index = lastBelow(calendar.sums, wanted);
  const at = (calendar.starts[index] ?? Number.NaN) + wanted - (calendar.sums[index] ?? 0);
  return at <= (calendar.ends[index] ?? Number.NEGATIVE_INFINITY) ? at : null;
}

/** Open time in [from, to); nothing where `to` is not after `from`. */
export const between = (calendar: CompiledCalendar, from: number, to: number): number =>
  to > from ? openBefore(calendar, to) - openBefore(calendar, from) : 0;

/** Every span of open time in [from, to), in order, cut to it: what `between` has counted. At most `limit` of them. */
export function spansBetween(calendar: CompiledCalendar, from: number, to: number, limit = 1000): readonly Span[] {
  const spans: Span[] = [];
  const first = Math.max(0, lastBelow(calendar.starts, from));
  for (let index = first; index < calendar.starts.length && spans.length < limit; index += 1) {
    const start = calendar.starts[index] ?? 0;
    if (start >= to) break;
    const span = { from: Math.max(start, from), to: Math.min(calendar.ends[index] ?? 0, to) };
    if (span.to > span.from) spans.push(span);
  }
  return spans;
}

/** True inside opening hours; the instant of closing is outside. */
export function isOpen({ starts, ends }: CompiledCalendar, at: number): boolean {
  const index = lastBelow(starts, at + 1);
  return index >= 0 && at >= (starts[index] ?? 0) && at < (ends[index] ?? 0);
}

/** `at` itself when it is open then, else the next opening; null: none any more. */
export function nextOpening(calendar: CompiledCalendar, at: number): number | null {
  if (isOpen(calendar, at)) return at;
  return calendar.starts[lastBelow(calendar.starts, at) + 1] ?? null;
}

/** The whole span that is open at an instant, or else the next one; null: none any more. */
export function spanAt({ starts, ends }: CompiledCalendar, at: number): Span | null {
  const index = lastBelow(ends, at + 1) + 1;
  const [from, to] = [starts[index], ends[index]];
  return from === undefined || to === undefined ? null : { from, to };
}

const within = (at: number): boolean => at >= FIRST_INSTANT && at <= LAST_INSTANT;

/** Open time of the calendar before an instant. */
function openBefore({ starts, ends, sums }: CompiledCalendar, at: number): number {
  const index = lastBelow(starts, at);
  return index < 0 ? 0 : (sums[index] ?? 0) + Math.min(at, ends[index] ?? 0) - (starts[index] ?? 0);
}

/** Index of the last value below `limit`; -1: none. Weeks are much alike, so that a guess by proportion lies a few spans off. */
function lastBelow(values: Float64Array, limit: number): number {
  const last = values.length - 1;
  const [first = 0, final = 0] = [values[0], values[last]];
  if (last < 0 || !(first < limit)) return -1;
  if (final < limit) return last;
  let low = Math.floor(((limit - first) / (final - first)) * last);
  let high = low;
  for (let step = 4; low > 0 && (values[low] ?? 0) >= limit; step *= 2) {
    high = low;
    low = Math.max(0, low - step);
  }
  for (let step = 4; (values[high] ?? 0) < limit; step *= 2) {
    low = high;
    high = Math.min(last, high + step);
  }
  // values[low] < limit <= values[high]
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < limit) low = middle;
    else high = middle;
  }
  return low;
}
