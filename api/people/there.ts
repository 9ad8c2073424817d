import { DEFAULT_CALENDAR } from "../../blueprints/calendar.ts";
import type { Sentence } from "../../blueprints/text.ts";
import { type CompiledCalendar, isOpen } from "../../runtime/calendar/calendar.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import type { Tables } from "../db/tables.ts";

type Presence = {
  readonly [C in "availability" | "absent_until" | "shift"]: Tables["presence"][C] | null;
};

/** The calendar of somebody's shifts; null: always on, also where the calendar is not there any more. */
export const shiftOf = (shift: string | null, { calendars }: Definitions): CompiledCalendar | null =>
  shift === null ? null : (calendars?.get(shift || DEFAULT_CALENDAR) ?? null);

/** Why somebody gets nothing now: both the switch and the shift must say that he is there. */
export function absence(
  { availability, absent_until: until, shift }: Presence,
  definitions: Definitions,
  now: number,
): Sentence | null {
  if (until !== null && until > now) return { en: "is absent", fr: "est en absence" };
  if (availability === "away") return { en: "is away", fr: "s’est mis en pause" };
  const calendar = shiftOf(shift, definitions);
  return calendar && !isOpen(calendar, now) ? { en: "is off shift", fr: "n’est pas de service" } : null;
}
