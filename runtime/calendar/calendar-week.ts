import { minuteOf, WEEKDAYS, type WorkingHours } from "../../blueprints/calendar.ts";

/** Opening hours of one day in minutes since its midnight, in order. */
export type DaySpans = readonly (readonly [from: number, to: number])[];

const MINUTE = 60_000;
const DAY = 86_400_000;

const minutes = (spans: readonly (readonly [string, string])[] = []): DaySpans =>
  spans.map(([from, to]) => [minuteOf(from), minuteOf(to)] as const).sort(([one], [other]) => one - other);

/** What is open on a day (its midnight, as if it were UTC): an opening of that date, nothing on a holiday, else the week. */
export function hoursOn({ week, holidays = [], openings = {} }: WorkingHours): (day: number) => DaySpans {
  // 1970 began on a Thursday.
  const weekdays = WEEKDAYS.map((_, index) => minutes(week[WEEKDAYS[(index + 3) % 7] ?? "mon"]));
  const special = new Map<number, DaySpans>(
    holidays.map((holiday) => [dayOf(typeof holiday === "string" ? holiday : holiday.date), []]),
  );
  for (const [date, spans] of Object.entries(openings)) special.set(dayOf(date), minutes(spans));
  return (day) => special.get(day) ?? weekdays[(day / DAY) % 7] ?? [];
}

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** Open time of the longest weekday, in ms; of the longest opening where no weekday is open. */
export function longestDay({ week, openings = {} }: WorkingHours): number {
  const total = (spans: DaySpans): number => spans.reduce((sum, [from, to]) => sum + to - from, 0) * MINUTE;
  const longest = (days: readonly DaySpans[]): number => Math.max(0, ...days.map(total));
  return longest(WEEKDAYS.map((day) => minutes(week[day]))) || longest(Object.values(openings).map(minutes));
}
