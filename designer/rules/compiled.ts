import type { WorkingHours } from "../../blueprints/calendar.ts";
import type { CompiledCalendar } from "../../runtime/calendar/calendar.ts";
import { compileCalendar } from "../../runtime/calendar/compile-calendar.ts";

const known = new WeakMap<WorkingHours, CompiledCalendar>();

/** A calendar ready to count with, worked out once for each document. */
export function compiled(hours: WorkingHours): CompiledCalendar {
  const found = known.get(hours) ?? compileCalendar(hours);
  known.set(hours, found);
  return found;
}
