import { type Day, isoDay, readDay, yearOf } from "./ics/day.ts";
import { type IcsEvent, type IcsRefusal, icsEvents, icsRefusal } from "./ics/events.ts";
import { type IcsLine, icsLines, icsText } from "./ics/lines.ts";
import { LAST_YEAR, repeated } from "./ics/yearly.ts";
import { utf8Length } from "./limits.ts";
import type { Sentence } from "./text.ts";

/** A day off, as a calendar document writes it. */
export interface IcsHoliday {
  readonly date: string;
  readonly name: string;
}

/** What an `.ics` file holds of days off; `skipped` says in a sentence each what was left out, and where it stands. */
export type HolidaysFromIcs =
  | { readonly ok: true; readonly holidays: readonly IcsHoliday[]; readonly skipped: readonly Sentence[] }
  | IcsRefusal;

const MAX_BYTES = 5 * 1_048_576;
const MAX_HOLIDAYS = 5000;
const FIRST_YEAR = 2000;
const MAX_NAME = 200;
const MAX_SKIPPED = 100;

/** The days of one event; a sentence about what was left out, or why the whole file is refused. */
type Taken = { readonly days: readonly Day[]; readonly name: string } | { readonly skipped: Sentence } | IcsRefusal;

/**
 * Days off from an iCalendar file (RFC 5545): its all-day events of the years 2000 to 2100, those of several days day by day,
 * yearly ones year by year. A day that stands there twice keeps its first name. Pure: the file's text comes in.
 */
export function holidaysFromIcs(text: string): HolidaysFromIcs {
  if (text.length >= MAX_BYTES || utf8Length(text) >= MAX_BYTES)
    return icsRefusal(
      1,
      "The file is too big: a file of holidays is smaller than 5 MB.",
      "Le fichier est trop volumineux : un fichier de jours fériés fait moins de 5 Mo.",
    );
  const events = icsEvents(icsLines(text.replace(/^\uFEFF/, "")));
  if ("ok" in events) return events;
  const named = new Map<Day, string>();
  const skipped: Sentence[] = [];
  let total = 0;
  for (const event of events) {
    const taken = take(event);
    if ("ok" in taken) return taken;
    if ("skipped" in taken) {
      if (skipped.length < MAX_SKIPPED) skipped.push(taken.skipped);
      continue;
    }
    // Days are counted before doubles are told: what repeats itself a million times is not worked through.
    total += taken.days.length;
    if (total > MAX_HOLIDAYS) return tooMany(event.line);
    for (const day of taken.days) if (!named.has(day)) named.set(day, taken.name);
  }
  const holidays = [...named].sort(([a], [b]) => a - b).map(([day, name]) => ({ date: isoDay(day), name }));
  return { ok: true, holidays, skipped };
}

const tooMany = (line: number): IcsRefusal =>
  icsRefusal(
    line,
    `With the event that begins here the file holds more than 5,000 days off up to 2100; a calendar has at most as many.`,
    `Avec l'événement qui commence ici, le fichier contient plus de 5 000 jours fériés jusqu'en 2100 ; un calendrier en a au plus autant.`,
  );

function take({ line, lines }: IcsEvent): Taken {
  const one = (name: string): IcsLine | undefined => lines.find((content) => content.name === name);
  const written = icsText(one("SUMMARY")?.value ?? "").slice(0, MAX_NAME);
  const skip = (en: string, fr: string): Taken => ({
    skipped: {
      en: `Line ${line}: ${written ? `“${written}” ` : "the event "}${en}`,
      fr: `Ligne ${line} : ${written ? `« ${written} » ` : "l'événement "}${fr}`,
    },
  });
  if (one("STATUS")?.value.trim().toUpperCase() === "CANCELLED") return skip("is cancelled.", "est annulé.");
  if (one("RECURRENCE-ID"))
    return skip(
      "moves one day of a series, which is not followed.",
      "déplace un jour d'une série, ce qui n'est pas suivi.",
    );
  const start = one("DTSTART");
  if (!start)
    return icsRefusal(
      line,
      "The event that begins here has no DTSTART.",
      "L'événement qui commence ici n'a pas de DTSTART.",
    );
  if (!isAllDay(start)) return skip("is not an all-day event.", "n'est pas un événement de toute la journée.");
  const first = readDay(start.value.trim());
  if (first === null) return noDay(start);
  const length = lengthOf(first, one("DTEND"), one("DURATION"));
  if (typeof length !== "number") return length;
  const starts = startsOf(lines, first);
  if ("ok" in starts) return starts;
  if ("otherwise" in starts)
    return skip(
      "repeats otherwise than on a day of the year; write its days one by one.",
      "se répète autrement qu'à un jour de l'année ; écrivez ses jours un par un.",
    );
  // A stay of a century is cut before it is written out.
  if (length > MAX_HOLIDAYS || length * starts.days.length > MAX_HOLIDAYS * 2) return tooMany(line);
  const days = starts.days
    .flatMap((day) => Array.from({ length }, (_, index) => day + index))
    .filter((day) => yearOf(day) >= FIRST_YEAR && yearOf(day) <= LAST_YEAR);
  if (days.length === 0) return skip("lies outside the years 2000 to 2100.", "est hors des années 2000 à 2100.");
  return { days, name: written || isoDay(first) };
}

const isAllDay = ({ params, value }: IcsLine): boolean =>
  params.get("VALUE") === "DATE" || /^\d{8}$/.test(value.trim());

const noDay = ({ line, value }: IcsLine): IcsRefusal => {
  const text = value.trim().slice(0, 40);
  return icsRefusal(
    line,
    `“${text}” is no day; a day is written 20261225.`,
    `« ${text} » n'est pas un jour ; un jour s'écrit 20261225.`,
  );
};

/** How many days it lasts: DTEND is the day after the last; without an end it is one day. */
function lengthOf(first: Day, end: IcsLine | undefined, duration: IcsLine | undefined): number | IcsRefusal {
  if (end) {
    const after = readDay(end.value.trim().slice(0, 8));
    if (after === null) return noDay(end);
    if (after < first)
      return icsRefusal(end.line, "The event ends before it begins.", "L'événement finit avant de commencer.");
    return Math.max(1, after - first);
  }
  if (!duration) return 1;
  const match = /^\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?$/.exec(duration.value.trim());
  const days = match ? Number(match[1] ?? 0) * 7 + Number(match[2] ?? 0) : 0;
  return days > 0
    ? days
    : icsRefusal(
        duration.line,
        "An all-day event lasts whole days or weeks, such as P1D.",
        "Un événement de toute la journée dure des jours ou des semaines entiers, comme P1D.",
      );
}

/** The days on which the event begins: its own, or those that its rule comes to, more by RDATE, fewer by EXDATE. */
function startsOf(
  lines: readonly IcsLine[],
  first: Day,
): { readonly days: readonly Day[] } | { readonly otherwise: true } | IcsRefusal {
  const days = new Set<Day>([first]);
  for (const line of lines) {
    if (line.name !== "RRULE") continue;
    const found = repeated(line.value, first);
    if ("otherwise" in found) return found;
    if ("broken" in found)
      return icsRefusal(
        line.line,
        "This recurrence rule cannot be read.",
        "Cette règle de récurrence ne peut pas être lue.",
      );
    for (const day of found.days) days.add(day);
  }
  for (const line of lines.filter(({ name }) => name === "RDATE" || name === "EXDATE")) {
    for (const written of line.value.split(",")) {
      const day = readDay(written.trim().slice(0, 8));
      if (day === null) return noDay({ ...line, value: written });
      if (line.name === "RDATE") days.add(day);
      else days.delete(day);
    }
  }
  return { days: [...days] };
}
