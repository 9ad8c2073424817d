import { otherZoneData } from "./other-zone-data.ts";
import { shiftsOf } from "./other-zone-rules.ts";

/**
 * Working hours by walking day after day, over the rules of another time zone package read by another reader: nothing here is
 * shared with what it judges.
 */
export interface OracleCalendar {
  readonly timeZone: string;
  readonly week: { readonly [day: string]: readonly (readonly [string, string])[] };
  readonly holidays: readonly string[];
  readonly openings: { readonly [date: string]: readonly (readonly [string, string])[] };
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NAMES = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

const zones = new Map<string, readonly { readonly at: number; readonly offset: number }[]>();

/** Clock changes of a zone from mid 2024 on, where both packages know the same history. */
export function changes(name: string): readonly { readonly at: number; readonly offset: number }[] {
  const cached = zones.get(name);
  if (cached) return cached;
  const { zones: all, rules } = otherZoneData;
  let zone = all[name];
  while (typeof zone === "string") zone = all[zone];
  if (!zone) throw new Error(`no zone ${name}`);
  const shifts = shiftsOf(zone, rules, 2101);
  zones.set(name, shifts);
  return shifts;
}

export const offsetAt = (name: string, instant: number): number =>
  changes(name).findLast(({ at }) => at <= instant)?.offset ?? 0;

/** Tries every offset that is in force around the time: the earliest that fits; in a gap, the one before it. */
function instantOf(name: string, local: number): number {
  const around = [-30, -20, -10, 0, 10, 20, 30].map((hours) => offsetAt(name, local + hours * HOUR));
  const fits = [...new Set(around)].map((offset) => local - offset).filter((at) => offsetAt(name, at) === local - at);
  return fits.length > 0 ? Math.min(...fits) : local - (around[0] ?? 0);
}

const clock = (time: string): number => Number(time.split(":")[0]) * HOUR + Number(time.split(":")[1]) * 60_000;

function spansOfDay(calendar: OracleCalendar, midnight: number): (readonly [number, number])[] {
  const date = new Date(midnight).toISOString().slice(0, 10);
  const weekly = calendar.holidays.includes(date)
    ? []
    : (calendar.week[NAMES[new Date(midnight).getUTCDay()] ?? ""] ?? []);
  return (calendar.openings[date] ?? weekly).map(([from, to]) => [
    instantOf(calendar.timeZone, midnight + clock(from)),
    instantOf(calendar.timeZone, midnight + clock(to)),
  ]);
}

/** Open spans that touch the days from two before `from` to two after `to`; overlapping ones count once. */
function spans(calendar: OracleCalendar, from: number, to: number): [number, number][] {
  const found: (readonly [number, number])[] = [];
  for (let day = Math.floor(from / DAY) * DAY - 2 * DAY; day <= to + 2 * DAY; day += DAY)
    found.push(...spansOfDay(calendar, day));
  let reached = Number.NEGATIVE_INFINITY;
  return found
    .sort(([one], [other]) => one - other)
    .map(([start, end]): [number, number] => {
      const span: [number, number] = [Math.max(start, reached), end];
      reached = Math.max(reached, end);
      return span;
    })
    .filter(([start, end]) => end > start);
}

export const walkBetween = (calendar: OracleCalendar, from: number, to: number): number =>
  spans(calendar, from, to).reduce(
    (sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)),
    0,
  );

/** Null: not within 64 days. Looks further only where it must. */
export function walkAdd(calendar: OracleCalendar, from: number, ms: number): number | null {
  for (const days of [2, 8, 64]) {
    let left = ms;
    for (const [start, end] of spans(calendar, from, from + days * DAY)) {
      const begin = Math.max(start, from);
      if (end <= begin) continue;
      if (end - begin >= left && begin + left <= from + days * DAY) return begin + left;
      left -= end - begin;
    }
  }
  return null;
}
