import { type TimeZone, timeZone } from "./calendar/time-zone.ts";

const DAY = 86_400_000;
/** So many days are told at most. */
const LONGEST = 366;

/** One day by the wall clock of the period's zone; epoch ms, the end left out. */
export interface ReportDay {
  /** `2026-11-23` */
  readonly day: string;
  readonly from: number;
  readonly to: number;
}

/** Whole days of one zone, first and last included. */
export interface Period {
  readonly zone: string;
  readonly from: number;
  readonly to: number;
  readonly days: readonly ReportDay[];
}

/** Days from `first` to `last`, such as `2026-11-23`; null: that is no period, or one that is too long. */
export function periodOf(first: string, last: string, zone: string): Period | null {
  const known = timeZone(zone);
  const [start, end] = [dayNumber(first), dayNumber(last)];
  if (!known || start === null || end === null || end < start || end - start >= LONGEST) return null;
  const days = Array.from({ length: end - start + 1 }, (_, index) => dayAt(start + index, known));
  return { zone, from: days[0]?.from ?? 0, to: days.at(-1)?.to ?? 0, days };
}

/** The last `count` days up to the one that `now` lies in. */
export function lastDays(count: number, now: number, zone: string): Period | null {
  const known = timeZone(zone);
  if (!known) return null;
  const today = Math.floor((now + known.offsetAt(now)) / DAY);
  return periodOf(nameOf(today - count + 1), nameOf(today), zone);
}

const HOUR = 3_600_000;

/** From when to when it is that hour (0 to 23) of the wall clock, on each day of a period. An hour that comes twice is told once, at its length. */
export function spansOfHour(
  { zone, days }: Period,
  hour: number,
): readonly { readonly from: number; readonly to: number }[] {
  const known = timeZone(zone);
  if (!known) return [];
  return days.flatMap(({ day }) => {
    const start = (dayNumber(day) ?? 0) * DAY + hour * HOUR;
    const [from, to] = [known.instantOf(start), known.instantOf(start + HOUR)];
    return to > from ? [{ from, to }] : [];
  });
}

const nameOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

function dayNumber(name: string): number | null {
  const at = /^\d{4}-\d\d-\d\d$/.test(name) ? Date.parse(`${name}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) || nameOf(at / DAY) !== name ? null : at / DAY;
}

const dayAt = (day: number, { instantOf }: TimeZone): ReportDay => ({
  day: nameOf(day),
  from: instantOf(day * DAY),
  to: instantOf((day + 1) * DAY),
});

const EIGHT = 8 * 3_600_000;

/** The week that `now` lies in, by the wall clock of a zone: its Monday, eight o'clock of that day, and the seven days before. */
export function weekOf(
  now: number,
  zone: string,
): { readonly monday: string; readonly eight: number; readonly before: Period } | null {
  const known = timeZone(zone);
  if (!known) return null;
  const today = Math.floor((now + known.offsetAt(now)) / DAY);
  // Day 0 of the epoch was a Thursday.
  const monday = today - ((today + 3) % 7);
  const before = periodOf(nameOf(monday - 7), nameOf(monday - 1), zone);
  return before && { monday: nameOf(monday), eight: known.instantOf(monday * DAY + EIGHT), before };
}
