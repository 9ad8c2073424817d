import { type Day, dateOf, dayOf, daysIn, monthOf, readDay, weekdayOf, yearOf } from "./day.ts";

/** The days on which a yearly rule falls, from its first on; `otherwise`: it repeats in a way that is not yearly. */
export type Repeated = { readonly days: readonly Day[] } | { readonly otherwise: true } | { readonly broken: true };

export const LAST_YEAR = 2100;
const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
const KNOWN = new Set(["FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "WKST"]);

interface Rule {
  readonly interval: number;
  readonly count: number;
  readonly until: Day;
  readonly months: readonly number[];
  readonly dates: readonly number[];
  /** The n-th such weekday of the month; negative counts from its end. */
  readonly weekdays: readonly { readonly nth: number; readonly weekday: number }[];
}

/**
 * Works out a recurrence rule up to the year 2100: FREQ=YEARLY with INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY, and BYDAY with
 * a number (4TH: the fourth Thursday). However it is written it gives a few hundred days a year at most.
 */
export function repeated(written: string, start: Day): Repeated {
  const parts = new Map(
    written.split(";").map((part) => {
      const [name = "", value = ""] = part.toUpperCase().split("=");
      return [name.trim(), value.trim()] as const;
    }),
  );
  if (parts.get("FREQ") !== "YEARLY" || [...parts.keys()].some((name) => name !== "" && !KNOWN.has(name)))
    return { otherwise: true };
  const rule = ruleOf(parts, start);
  if (rule === "otherwise") return { otherwise: true };
  if (!rule) return { broken: true };
  const days: Day[] = [];
  for (let year = yearOf(start); year <= LAST_YEAR && days.length < rule.count; year += rule.interval) {
    for (const day of daysOf(rule, year, start)) {
      if (day < start) continue;
      if (day > rule.until || days.length >= rule.count) return { days };
      days.push(day);
    }
  }
  return { days };
}

function ruleOf(parts: ReadonlyMap<string, string>, start: Day): Rule | "otherwise" | null {
  const number = (name: string, otherwise: number): number | null => {
    const value = parts.get(name);
    if (value === undefined) return otherwise;
    return /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
  };
  const interval = number("INTERVAL", 1);
  const count = number("COUNT", Number.POSITIVE_INFINITY);
  const written = parts.get("UNTIL");
  const until = written === undefined ? Number.POSITIVE_INFINITY : readDay(written.slice(0, 8));
  const months = numbers(parts.get("BYMONTH"), 1, 12) ?? null;
  const dates = numbers(parts.get("BYMONTHDAY"), -31, 31) ?? null;
  const weekdays = weekdaysOf(parts.get("BYDAY"));
  // A weekday without a number means every such day of the year, or of the month: no day off repeats like that.
  if (weekdays === "otherwise" || (weekdays?.length && dates?.length)) return "otherwise";
  if (weekdays?.length && !months?.length) return "otherwise";
  if (interval === null || count === null || until === null || !months || !dates || !weekdays) return null;
  return {
    interval,
    count,
    until,
    months: months.length > 0 ? months : [monthOf(start)],
    dates: dates.length > 0 || weekdays.length > 0 ? dates : [dateOf(start)],
    weekdays,
  };
}

/** A list of numbers, each once, in order; undefined where one is none. */
function numbers(written: string | undefined, least: number, most: number): readonly number[] | undefined {
  if (written === undefined) return [];
  const read = written.split(",").map((part) => (/^[+-]?\d{1,2}$/.test(part) ? Number(part) : Number.NaN));
  return read.every((value) => value >= least && value <= most && value !== 0)
    ? [...new Set(read)].sort((a, b) => a - b)
    : undefined;
}

function weekdaysOf(written: string | undefined): Rule["weekdays"] | "otherwise" | null {
  if (written === undefined) return [];
  const read = [...new Set(written.split(","))].map((part) => /^([+-]?[1-5])?(SU|MO|TU|WE|TH|FR|SA)$/.exec(part));
  if (read.some((match) => match === null)) return null;
  if (read.some((match) => match?.[1] === undefined)) return "otherwise";
  return read.map((match) => ({ nth: Number(match?.[1]), weekday: WEEKDAYS.indexOf(match?.[2] ?? "") }));
}

/** The rule's days of one year, in order. */
function daysOf({ months, dates, weekdays }: Rule, year: number, start: Day): readonly Day[] {
  const days = months.flatMap((month) => {
    const length = daysIn(year, month);
    const first = dayOf(year, month, 1) ?? start;
    const dated = dates.map((date) => dayOf(year, month, date > 0 ? date : length + 1 + date));
    const named = weekdays.map(({ nth, weekday }) => {
      const ahead = (weekday - weekdayOf(first) + 7) % 7;
      const back = (weekdayOf(first + length - 1) - weekday + 7) % 7;
      const date = nth > 0 ? 1 + ahead + (nth - 1) * 7 : length - back + (nth + 1) * 7;
      return dayOf(year, month, date);
    });
    return [...dated, ...named].flatMap((day) => (day === null ? [] : [day]));
  });
  return [...new Set(days)].sort((a, b) => a - b);
}
