import { WEEKDAYS } from "../../../blueprints/calendar.ts";
import type { Language } from "../../../blueprints/text.ts";
import type { TimeZone } from "../../../runtime/calendar/time-zone.ts";

const DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Formats a wall clock (ms, as if it were UTC). */
function formatted(local: number, language: Language, options: Intl.DateTimeFormatOptions): string {
  const key = `${language} ${JSON.stringify(options)}`;
  const locale = language === "fr" ? "fr-FR" : "en-GB";
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  formats.set(key, format);
  return format.format(local);
}

/** What the clock of the zone shows at an instant, as if it were UTC. */
export const localOf = (zone: TimeZone, at: number): number => at + zone.offsetAt(at);

export const clockOf = (local: number, language: Language): string =>
  formatted(local, language, { hour: "2-digit", minute: "2-digit" });

/** "Monday 23 November 2026, 09:00". */
export const wholeOf = (local: number, language: Language): string =>
  `${formatted(local, language, { weekday: "long", day: "numeric", month: "long", year: "numeric" })}, ${clockOf(local, language)}`;

/** "Mon 23 Nov 2026". */
export const dayOf = (local: number, language: Language): string =>
  formatted(local, language, { weekday: "short", day: "numeric", month: "short", year: "numeric" });

export const monthOf = (local: number, language: Language): string => formatted(local, language, { month: "short" });

/** "today", "Monday", or "Mon 7 Dec" where the week does not say which. */
export function nextDayOf(local: number, now: number, language: Language): string | null {
  const days = Math.floor(local / DAY) - Math.floor(now / DAY);
  if (days === 0) return null;
  return days < 7
    ? formatted(local, language, { weekday: "long" })
    : formatted(local, language, { weekday: "short", day: "numeric", month: "short" });
}

/** Name of a day of the week; 0: Monday. 2024 began on a Monday. */
export const weekdayName = (index: number, language: Language, width: "long" | "short" = "long"): string =>
  formatted(Date.UTC(2024, 0, 1 + (index % WEEKDAYS.length)), language, { weekday: width });

/** The instant of a written wall clock (`2026-11-23T09:00`) in a zone; null: it is none. */
export function instantOf(zone: TimeZone, text: string): number | null {
  const local = Date.parse(`${text}Z`);
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) && Number.isFinite(local) ? zone.instantOf(local) : null;
}

/** A wall clock as a date-and-time box holds it. */
export const boxOf = (local: number): string => new Date(local).toISOString().slice(0, 16);

/** Midnight of a written day, as if it were UTC; null: there is no such day. */
export function midnightOf(date: string): number | null {
  const at = Date.parse(`${date}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(date) ? at : null;
}
