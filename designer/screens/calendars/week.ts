import { type Calendar, minuteOf, WEEKDAYS } from "../../../blueprints/calendar.ts";

export type Week = Calendar["week"];
export type Weekday = (typeof WEEKDAYS)[number];
/** Opening hours of one day in minutes since its midnight, in order and apart. */
export type Hours = readonly (readonly [from: number, to: number])[];
type Written = [string, string][];

export const DAY_MINUTES = 1440;
/** What the grid is painted in; times typed by hand are exact to the minute. */
export const STEP = 15;

/** 540 as 09:00; the end of the day is 24:00. */
export const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

/** `9`, `9:30`, `0930` and `24:00` as minutes since midnight; null for what is no time of day. */
export function readTime(text: string): number | null {
  const match = /^(\d{1,2})(?:\s*[:hH.]?\s*(\d{2}))?\s*[hH]?$/.exec(text.trim());
  if (!match) return null;
  const [hour, minute] = [Number(match[1]), Number(match[2] ?? 0)];
  const at = hour * 60 + minute;
  return minute < 60 && at <= DAY_MINUTES ? at : null;
}

/** Sorted, and what overlaps as one; what ends before it begins is left out. */
function united(hours: Hours): Hours {
  const sorted = hours.filter(([from, to]) => to > from).toSorted(([a], [b]) => a - b);
  const apart: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = apart.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else apart.push([from, to]);
  }
  return apart;
}

/** Hours of a day as minutes, as they are written: also those that overlap. */
export const minutesOf = (spans: readonly (readonly [string, string])[] = []): Hours =>
  spans.map(([from, to]) => [minuteOf(from), minuteOf(to)] as const).toSorted(([a], [b]) => a - b);

export const hoursOf = (week: Week, day: Weekday): Hours => minutesOf(week[day]);

export const opened = (hours: Hours, from: number, to: number): Hours => united([...hours, [from, to]]);

/** What is left when [from, to) is closed. */
export const closed = (hours: Hours, from: number, to: number): Hours =>
  united(hours.flatMap(([start, end]) => [[start, Math.min(end, from)] as const, [Math.max(start, to), end] as const]));

/** One span in the place of another: what it runs into becomes one with it. */
export const replaced = (hours: Hours, index: number, from: number, to: number): Hours =>
  opened(hours.toSpliced(index, 1), from, to);

export const written = (hours: Hours): Written =>
  hours.map(([from, to]): [string, string] => [timeOf(from), timeOf(to)]);

/** The week with other hours on one day; a closed day is not there, and the days keep their order. */
export function withDay(week: Week, day: Weekday, hours: Hours): Week {
  const days = WEEKDAYS.flatMap((one): [Weekday, Written][] => {
    const spans = one === day ? written(hours) : week[one];
    return spans && spans.length > 0 ? [[one, spans]] : [];
  });
  return Object.fromEntries(days);
}

/** A rectangle of the week: days from one to another, and the same hours of each. */
export interface Area {
  /** 0: Monday. */
  readonly days: readonly [first: number, last: number];
  readonly from: number;
  readonly to: number;
}

/** The week with a rectangle opened or closed. */
export function painted(week: Week, { days, from, to }: Area, open: boolean): Week {
  const [first, last] = days;
  return WEEKDAYS.slice(first, last + 1).reduce(
    (next, day) => withDay(next, day, (open ? opened : closed)(hoursOf(next, day), from, to)),
    week,
  );
}

/**
 * A span given other times. What ends at or before its beginning runs past midnight: it becomes two spans that meet there, the
 * second on the next day.
 */
export function retimed(week: Week, day: Weekday, index: number, from: number, to: number): Week {
  const own = hoursOf(week, day);
  if (to > from) return withDay(week, day, replaced(own, index, from, to));
  const next = WEEKDAYS[(WEEKDAYS.indexOf(day) + 1) % WEEKDAYS.length] ?? "mon";
  const evening = withDay(week, day, replaced(own, index, from, DAY_MINUTES));
  return to === 0 ? evening : withDay(evening, next, opened(hoursOf(evening, next), 0, to));
}

/** Open minutes of the whole week. */
export const openMinutes = (week: Week): number =>
  WEEKDAYS.reduce((sum, day) => sum + united(hoursOf(week, day)).reduce((all, [from, to]) => all + to - from, 0), 0);

/** `09:00–12:00, 14:00–18:00`: the hours of a day as a text, and back; null for what does not read. */
export const hoursText = (spans: readonly (readonly [string, string])[]): string =>
  spans.map(([from, to]) => `${from}–${to}`).join(", ");

export function readHours(text: string): Hours | null {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const hours = parts.map((part): readonly [number, number] | null => {
    const [from, to, more] = part.split(/\s*[–—-]\s*|\s+(?:to|à)\s+/).map(readTime);
    if (from === undefined || from === null || to === undefined || to === null || more !== undefined) return null;
    return to > from ? [from, to] : null;
  });
  const read = hours.filter((span) => span !== null);
  return read.length === hours.length ? united(read) : null;
}
