import type { Language } from "../../blueprints/text.ts";
import type { clocks } from "../i18n/clocks.ts";
import type { Translate } from "../i18n/i18n.ts";
import { clock, span } from "../i18n/time.ts";

export type Say = Translate<keyof (typeof clocks)["en"]>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Below this seconds count. */
export const CLOSE_MS = 5 * MINUTE;

/** "2 working hours 30 min", "45 working minutes"; on the wall's clock "2 h 30 min", and near the end "4 min 12 s". */
export function lengthIn(ms: number, working: boolean, t: Say, language: Language): string {
  const length = Math.abs(ms);
  if (length < CLOSE_MS && length >= 1000) return seconds(length);
  if (!working) return span(length, language);
  const hours = Math.floor(length / HOUR);
  const minutes = Math.floor((length % HOUR) / MINUTE);
  if (hours === 0) return t("workingMinutes", { count: minutes });
  const words = t("workingHours", { count: hours });
  return minutes > 0 ? `${words} ${minutes} min` : words;
}

function seconds(ms: number): string {
  const [minutes, rest] = [Math.floor(ms / MINUTE), Math.floor((ms % MINUTE) / 1000)];
  return minutes === 0 ? `${rest} s` : rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

/** Calendar day at an instant, as the reader's own zone has it. */
const dayOf = (at: number): string => new Date(at).toDateString();
const DAY = 24 * HOUR;

/** "today 16:30", "tomorrow 09:00", "Mon 10:00" within six days, else the date with its time. */
export function whenIn(at: number, now: number, t: Say, language: Language): string {
  const time = clock(at, language);
  if (dayOf(at) === dayOf(now)) return t("today", { time });
  if (dayOf(at) === dayOf(now + DAY)) return t("tomorrow", { time });
  if (dayOf(at) === dayOf(now - DAY)) return t("yesterday", { time });
  const near = Math.abs(at - now) < 6 * DAY;
  const day = named(at, language, near ? { weekday: "short" } : { day: "numeric", month: "short" });
  return `${day} ${time}`;
}

const named = (at: number, language: Language, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(language === "fr" ? "fr-FR" : "en-GB", options).format(at);

/** An instant with its weekday, in a zone of its own: "Mon 23 Nov, 10:00". */
export const instantIn = (at: number, language: Language, timeZone?: string): string =>
  named(at, language, {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    ...(timeZone !== undefined && { timeZone }),
  });

/** True when both zones show another time at that instant: two names of the same hours are not worth a word. */
const zonesDiffer = (at: number, timeZone: string): boolean => instantIn(at, "en", timeZone) !== instantIn(at, "en");

/** "Europe/Paris" as people say it: Paris. */
const placeOf = (timeZone: string): string => timeZone.slice(timeZone.lastIndexOf("/") + 1).replaceAll("_", " ");

/** The due instant in the zone of its calendar, and in the reader's own where that one shows another time. */
export function dueText(at: number, timeZone: string | null, t: Say, language: Language): string {
  const own = instantIn(at, language);
  if (timeZone === null || !zonesDiffer(at, timeZone)) return own;
  const there = t("inZone", { when: instantIn(at, language, timeZone), place: placeOf(timeZone) });
  return `${there} · ${t("yours", { when: own })}`;
}
