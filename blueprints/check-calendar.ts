import { type Calendar, minuteOf, WEEKDAYS } from "./calendar.ts";
import { parseDuration } from "./duration.ts";
import type { Finding } from "./finding.ts";
import { pointer } from "./json.ts";
import { isTimeZone } from "./time-zones.ts";

const error = (code: string, at: string, en: string, fr: string): Finding => ({
  code,
  severity: "error",
  pointer: at,
  message: { en, fr },
});

type Spans = readonly (readonly [string, string])[];

/** What the shape of a calendar cannot say: a zone that exists, spans that follow each other, and time that is open at all. */
export function calendarFindings(calendar: Calendar): Finding[] {
  const { timeZone, week, openings = {} } = calendar;
  const days: readonly (readonly [at: readonly [string, string], spans: Spans])[] = [
    ...WEEKDAYS.map((day) => [["week", day], week[day] ?? []] as const),
    ...Object.entries(openings).map(([date, spans]) => [["openings", date], spans] as const),
  ];
  return [
    ...zoneFindings(timeZone),
    ...days.flatMap(([at, spans]) => [...spanFindings(at, spans)]),
    ...twiceFindings(calendar),
    ...dayLengthFindings(calendar),
    ...(days.every(([, spans]) => spans.length === 0)
      ? [
          error(
            "calendar.neverOpen",
            "/week",
            "No minute is open in this calendar.",
            "Aucune minute n'est ouverte dans ce calendrier.",
          ),
        ]
      : []),
  ];
}

function zoneFindings(name: string): Finding[] {
  if (isTimeZone(name)) return [];
  return [
    error(
      "calendar.unknownZone",
      "/timeZone",
      "This time zone is not known; write its IANA name, such as Europe/Paris.",
      "Ce fuseau horaire n'est pas connu ; écrivez son nom IANA, comme Europe/Paris.",
    ),
  ];
}

function* spanFindings(at: readonly [string, string], spans: Spans): Generator<Finding> {
  const seen: { from: number; to: number; text: string }[] = [];
  for (const [index, [start, end]] of spans.entries()) {
    const [from, to] = [minuteOf(start), minuteOf(end)];
    const here = pointer(...at, index);
    const other = seen.find((one) => from < one.to && one.from < to);
    if (to <= from)
      yield error(
        "calendar.spanBackwards",
        here,
        `${start}–${end} ends before it has begun; hours past midnight are two spans, to 24:00 and from 00:00 of the next day.`,
        `${start}–${end} finit avant d'avoir commencé ; des heures après minuit sont deux plages, jusqu'à 24:00 puis dès 00:00 le lendemain.`,
      );
    else if (other)
      yield error(
        "calendar.spansOverlap",
        here,
        `${start}–${end} overlaps ${other.text}.`,
        `${start}–${end} chevauche ${other.text}.`,
      );
    else seen.push({ from, to, text: `${start}–${end}` });
  }
}

function twiceFindings({ holidays = [] }: Calendar): Finding[] {
  const seen = new Set<string>();
  return holidays.flatMap((holiday, index) => {
    const date = typeof holiday === "string" ? holiday : holiday.date;
    if (!seen.has(date)) {
      seen.add(date);
      return [];
    }
    const at = pointer("holidays", index);
    const message = { en: `${date} stands there twice.`, fr: `${date} y figure deux fois.` };
    return [{ code: "calendar.holidayTwice", severity: "warning" as const, pointer: at, message }];
  });
}

function dayLengthFindings({ dayLength }: Calendar): Finding[] {
  const length = dayLength === undefined ? null : parseDuration(dayLength);
  if (!length || (length.days === 0 && length.ms <= 86_400_000)) return [];
  return [
    error(
      "calendar.dayLength",
      "/dayLength",
      "A working day counts hours and minutes, at most 24 hours, such as PT7H30M.",
      "Un jour ouvré compte des heures et des minutes, 24 heures au plus, comme PT7H30M.",
    ),
  ];
}
