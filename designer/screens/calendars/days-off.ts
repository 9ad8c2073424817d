import type { Calendar } from "../../../blueprints/calendar.ts";
import type { Text } from "../../../blueprints/text.ts";

export type Holiday = NonNullable<Calendar["holidays"]>[number];

export const dateOf = (holiday: Holiday): string => (typeof holiday === "string" ? holiday : holiday.date);
export const nameOf = (holiday: Holiday): Text => (typeof holiday === "string" ? "" : holiday.name);

/** A day off with its name, or the date alone where it has none. */
export const holidayOf = (date: string, name: Text): Holiday =>
  name === "" || (typeof name !== "string" && Object.values(name).every((text) => text === "")) ? date : { date, name };

/** The calendar with other days off, in order; without any, the key goes. */
export function withHolidays(calendar: Calendar, holidays: readonly Holiday[]): Calendar {
  const { holidays: _, ...rest } = calendar;
  if (holidays.length === 0) return rest;
  const sorted = holidays.toSorted((a, b) => dateOf(a).localeCompare(dateOf(b)));
  return { ...calendar, holidays: sorted };
}

/** The calendar with other hours on single dates, in order; without any, the key goes. */
export function withOpenings(calendar: Calendar, openings: NonNullable<Calendar["openings"]>): Calendar {
  const { openings: _, ...rest } = calendar;
  const sorted = Object.entries(openings).toSorted(([a], [b]) => a.localeCompare(b));
  return sorted.length === 0 ? rest : { ...calendar, openings: Object.fromEntries(sorted) };
}

/** What of a list of holidays is new to the calendar, and what stands there already. */
export function newTo(calendar: Calendar, found: readonly { readonly date: string; readonly name: string }[]) {
  const known = new Set((calendar.holidays ?? []).map(dateOf));
  return {
    fresh: found.filter((it) => !known.has(it.date)),
    there: found.filter((it) => known.has(it.date)),
  };
}
