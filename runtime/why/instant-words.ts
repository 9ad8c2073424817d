import { DEFAULT_CALENDAR } from "../../blueprints/calendar.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { type TimeZone, timeZone } from "../calendar/time-zone.ts";
import type { Definitions } from "../definitions.ts";

const MONTHS: readonly Sentence[] = [
  { en: "Jan", fr: "janv." },
  { en: "Feb", fr: "févr." },
  { en: "Mar", fr: "mars" },
  { en: "Apr", fr: "avr." },
  { en: "May", fr: "mai" },
  { en: "Jun", fr: "juin" },
  { en: "Jul", fr: "juil." },
  { en: "Aug", fr: "août" },
  { en: "Sep", fr: "sept." },
  { en: "Oct", fr: "oct." },
  { en: "Nov", fr: "nov." },
  { en: "Dec", fr: "déc." },
];

/** The zone in which the desk reads its clock: that of its default calendar; null: UTC. */
export const deskZone = ({ calendars }: Pick<Definitions, "calendars">): TimeZone | null => {
  const name = calendars?.get(DEFAULT_CALENDAR)?.hours.timeZone;
  return name === undefined ? null : timeZone(name);
};

/** An instant on the wall clock of a zone: "23 Nov 2026, 14:00". Without a zone UTC, and it says so. */
export function instantWords(at: number, zone: TimeZone | null): Sentence {
  const local = new Date(at + (zone?.offsetAt(at) ?? 0));
  const month = MONTHS[local.getUTCMonth()] ?? { en: "", fr: "" };
  const [day, year] = [local.getUTCDate(), local.getUTCFullYear()];
  const two = (part: number): string => String(part).padStart(2, "0");
  const time = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}${zone ? "" : " UTC"}`;
  return { en: `${day} ${month.en} ${year}, ${time}`, fr: `${day} ${month.fr} ${year} à ${time}` };
}

/** A length in its largest parts: "2 days 3 hours", "12 minutes". Less than a minute in seconds. */
export function lengthOf(ms: number): Sentence {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts: readonly (readonly [number, string, string])[] = [
    [Math.floor(seconds / 86_400), "day", "jour"],
    [Math.floor(seconds / 3600) % 24, "hour", "heure"],
    [Math.floor(seconds / 60) % 60, "minute", "minute"],
    [seconds < 60 ? seconds : 0, "second", "seconde"],
  ];
  const shown = parts.filter(([count]) => count > 0).slice(0, 2);
  const told = shown.length > 0 ? shown : [[0, "second", "seconde"] as const];
  return {
    en: told.map(([count, en]) => `${count} ${en}${count === 1 ? "" : "s"}`).join(" "),
    fr: told.map(([count, , fr]) => `${count} ${fr}${count > 1 ? "s" : ""}`).join(" "),
  };
}
