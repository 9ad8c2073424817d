import { z } from "zod";

/** Milliseconds, or working days that only a calendar can turn into hours. */
export interface Duration {
  readonly days: number;
  readonly ms: number;
}

const PATTERN = /^P(?!$)(?:(\d{1,5})D)?(?:T(?!$)(?:(\d{1,6})H)?(?:(\d{1,8})M)?(?:(\d{1,9})S)?)?$/;

/** Reads an ISO 8601 duration of days, hours, minutes and whole seconds (`PT48H`, `P3D`, `PT1H30M`); null for anything else. */
export function parseDuration(text: string): Duration | null {
  const match = PATTERN.exec(text);
  if (!match) return null;
  const [days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  const ms = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  const total = days * 86_400_000 + ms;
  return total > 0 && total <= 100 * 366 * 86_400_000 ? { days, ms } : null;
}

/** The duration in calendar time, in milliseconds: a day is 24 hours. */
export const calendarMs = (duration: Duration): number => duration.days * 86_400_000 + duration.ms;

/** Shape of a duration in a document: more than nothing, at most a hundred years; months and years are refused. */
export const durationSchema = z
  .string()
  .max(40)
  .refine(
    (text) => parseDuration(text) !== null,
    "Write an ISO 8601 duration of days, hours, minutes, seconds, such as PT48H or P3D.",
  )
  .describe(
    "ISO 8601 duration of days, hours, minutes and seconds: PT48H, P3D, PT1H30M. Months and years are refused.",
  );

/** Calendar time runs always; working time runs inside the opening hours of a calendar. */
export const timeKindSchema = z
  .enum(["calendar", "working"])
  .describe("Kind of time: calendar (always runs) or working (inside opening hours).");
