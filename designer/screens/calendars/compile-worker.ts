import type { WorkingHours } from "../../../blueprints/calendar.ts";
import { isTimeZone } from "../../../blueprints/time-zones.ts";
import type { CompiledCalendar } from "../../../runtime/calendar/calendar.ts";
import { compileCalendar } from "../../../runtime/calendar/compile-calendar.ts";

export interface Asked {
  readonly number: number;
  readonly hours: WorkingHours;
}

export interface Compiled {
  readonly number: number;
  /** Null: the zone is not known; the checks say so at its field. */
  readonly calendar: CompiledCalendar | null;
}

self.onmessage = ({ data: { number, hours } }: MessageEvent<Asked>) => {
  const calendar = isTimeZone(hours.timeZone) ? compileCalendar(hours) : null;
  self.postMessage({ number, calendar } satisfies Compiled);
};
