import type { Language } from "../../blueprints/text.ts";

const formats = new Map<string, Intl.DateTimeFormat>();
function format(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`;
  const found = formats.get(key) ?? new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", options);
  formats.set(key, found);
  return found;
}

export const clock = (at: number, language: Language): string =>
  format(language, "clock", { hour: "2-digit", minute: "2-digit" }).format(at);

export const dateTime = (at: number, language: Language): string =>
  format(language, "full", {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).format(at);

/** A date without a time, 2026-11-22, which is the same day wherever one reads it. */
export function dayOf(date: string, language: Language): string {
  const at = Date.parse(`${date}T00:00:00Z`);
  const look = { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" } as const;
  return Number.isNaN(at) ? date : format(language, "dayOf", look).format(at);
}

/** Today only the time, this year day and month, else the whole date. */
export function shortTime(at: number, language: Language, now = Date.now()): string {
  const date = new Date(at);
  const today = new Date(now);
  if (date.toDateString() === today.toDateString()) return clock(at, language);
  if (date.getFullYear() === today.getFullYear())
    return format(language, "day", { day: "numeric", month: "short" }).format(at);
  return format(language, "date", { day: "2-digit", month: "2-digit", year: "numeric" }).format(at);
}

const UNITS = {
  en: { day: ["day", "days"], hour: "h", minute: "min", less: "less than 1 min" },
  fr: { day: ["jour", "jours"], hour: "h", minute: "min", less: "moins d’1 min" },
} as const;

/** How long, in its two largest parts: "2 h 10 min", "3 days 4 h". */
export function span(ms: number, language: Language): string {
  const words = UNITS[language];
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  if (minutes < 1) return words.less;
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days > 0)
    return `${days} ${words.day[days === 1 ? 0 : 1]}${hours > 0 && days < 7 ? ` ${hours} ${words.hour}` : ""}`;
  if (hours > 0)
    return minutes % 60 ? `${hours} ${words.hour} ${minutes % 60} ${words.minute}` : `${hours} ${words.hour}`;
  return `${minutes} ${words.minute}`;
}

/** "in 2 days", "3 hours ago" in words. */
export function relative(at: number, language: Language, now = Date.now()): string {
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const minutes = Math.round((at - now) / 60_000);
  if (Math.abs(minutes) < 60) return format.format(minutes, "minute");
  const hours = Math.round(minutes / 60);
  if (Math.abs(hours) < 36) return format.format(hours, "hour");
  return format.format(Math.round(hours / 24), "day");
}
