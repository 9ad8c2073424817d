import { z } from "zod";
import { durationSchema } from "./duration.ts";
import { keySchema } from "./key.ts";
import { textSchema } from "./text.ts";

/** What working time is counted by where a document names no calendar: the shipped Paris office, or what replaced it. */
export const DEFAULT_CALENDAR = "paris-office";

export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const timeSchema = z
  .string()
  .regex(
    /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/,
    "A time of day is written HH:MM, from 00:00 to 24:00, such as 09:00 or 17:30.",
  )
  .describe("Time of day to the minute, HH:MM; 24:00 is the end of the day.");

const spansSchema = z
  .array(z.tuple([timeSchema, timeSchema]))
  .max(48)
  .describe("Opening hours of one day as [from, to], several a day; overnight is two spans that meet at midnight.");

const dateSchema = z
  .string()
  .refine(isDate, "A date is written YYYY-MM-DD and must exist, such as 2026-12-25.")
  .describe("A day of the calendar, YYYY-MM-DD.");

/** Working hours: a week in a time zone, days off, and days that are open otherwise than the week says. */
export const calendarSchema = z.strictObject({
  $schema: z.string().max(200).optional(),
  kind: z.literal("calendar"),
  schemaVersion: z.literal(1),
  key: keySchema,
  name: textSchema,
  timeZone: z.string().min(1).max(100).describe("IANA name of the time zone, such as Europe/Paris."),
  week: z
    .partialRecord(z.enum(WEEKDAYS), spansSchema)
    .describe("Opening hours by weekday, mon to sun; a weekday that is not there is closed."),
  holidays: z
    .array(z.union([dateSchema, z.strictObject({ date: dateSchema, name: textSchema })]))
    .max(5000)
    .optional()
    .describe("Days off: a date, or a date with its name."),
  openings: z
    .record(dateSchema, spansSchema)
    .optional()
    .describe("Exceptional opening hours by date: they replace that day wholly and win over a holiday."),
  dayLength: durationSchema
    .optional()
    .describe("What one working day counts, such as PT7H; the longest weekday where it is not set."),
});

export type Calendar = z.infer<typeof calendarSchema>;
/** What working time is counted by: the part of a calendar that needs no name. */
export const workingHoursSchema = calendarSchema.pick({
  timeZone: true,
  week: true,
  holidays: true,
  openings: true,
  dayLength: true,
});
export type WorkingHours = z.infer<typeof workingHoursSchema>;

/** True for a day that the calendar of the world has: no 30 February. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}

/** Minutes since midnight of a written time of day. */
export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
