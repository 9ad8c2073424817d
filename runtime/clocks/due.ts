import { DEFAULT_CALENDAR } from "../../blueprints/calendar.ts";
import { calendarMs } from "../../blueprints/duration.ts";
import { add, workingMs } from "../calendar/calendar.ts";
import type { CompiledTransition } from "../compiled.ts";
import type { Definitions } from "../definitions.ts";

/** When a time start comes due for who is in the state since `since`; null: never, or its calendar is not there. */
export function dueOf({ calendars }: Definitions, { wait }: CompiledTransition, since: number): number | null {
  if (!wait) return null;
  if (wait.time === "calendar") return since + calendarMs(wait.duration);
  const calendar = calendars?.get(wait.calendar ?? DEFAULT_CALENDAR);
  return calendar ? add(calendar, since, workingMs(calendar, wait.duration)) : null;
}
