import { type Calendar, WEEKDAYS } from "../../../blueprints/calendar.ts";
import { hoursOn } from "../../../runtime/calendar/calendar-week.ts";
import { dateOf } from "./days-off.ts";
import { hoursOf } from "./week.ts";

const DAY = 86_400_000;

export type Look = "open" | "closed" | "holiday" | "special";

export interface YearDay {
  readonly date: string;
  /** Midnight, as if it were UTC. */
  readonly at: number;
  /** 0: Monday. */
  readonly weekday: number;
  readonly week: number;
  readonly look: Look;
}

export interface YearPicture {
  readonly days: readonly YearDay[];
  readonly open: number;
  readonly minutes: number;
  /** Holidays that take an open weekday away. */
  readonly off: number;
  readonly special: number;
}

/** Every day of a year: open as the week says, closed, a holiday, or with hours of its own. */
export function yearOf(calendar: Calendar, year: number): YearPicture {
  const on = hoursOn(calendar);
  const holidays = new Set((calendar.holidays ?? []).map(dateOf));
  const first = Date.UTC(year, 0);
  const offset = weekdayAt(first);
  const days: YearDay[] = [];
  const sums = { open: 0, minutes: 0, off: 0, special: 0 };
  for (let at = first; at < Date.UTC(year + 1, 0); at += DAY) {
    const date = new Date(at).toISOString().slice(0, 10);
    const weekday = weekdayAt(at);
    const minutes = on(at).reduce((sum, [from, to]) => sum + to - from, 0);
    const special = calendar.openings?.[date] !== undefined;
    const holiday = !special && holidays.has(date);
    const usual = hoursOf(calendar.week, WEEKDAYS[weekday] ?? "mon");
    sums.minutes += minutes;
    if (minutes > 0) sums.open += 1;
    if (special) sums.special += 1;
    if (holiday && usual.length > 0) sums.off += 1;
    const look: Look = special ? "special" : holiday ? "holiday" : minutes > 0 ? "open" : "closed";
    days.push({ date, at, weekday, week: Math.floor(((at - first) / DAY + offset) / 7), look });
  }
  return { days, ...sums };
}

/** 1970 began on a Thursday. */
const weekdayAt = (at: number): number => (((at / DAY + 3) % 7) + 7) % 7;
