import { z } from "zod";
import { type Calendar, WEEKDAYS } from "../../../blueprints/calendar.ts";
import { textSchema } from "../../../blueprints/text.ts";

const text = z.union([textSchema, z.literal(""), z.record(z.string(), z.string())]);
const time = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/);
const spans = z.array(z.tuple([time, time]));

/** What the form needs to show a calendar. The grammar asks for more; what is missing there is a problem, not a refusal. */
const shown = z.looseObject({
  kind: z.literal("calendar"),
  key: z.string(),
  name: text,
  timeZone: z.string(),
  week: z.partialRecord(z.enum(WEEKDAYS), spans),
  holidays: z.array(z.union([z.string(), z.looseObject({ date: z.string(), name: text })])).optional(),
  openings: z.record(z.string(), spans).optional(),
  dayLength: z.string().optional(),
});

export const isCalendarLike = (value: unknown): value is Calendar => shown.safeParse(value).success;
