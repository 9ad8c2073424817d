import type { WorkingHours } from "../../blueprints/calendar.ts";
import { parseDuration } from "../../blueprints/duration.ts";
import type { CompiledCalendar } from "./calendar.ts";
import { spansOf } from "./calendar-spans.ts";
import { longestDay } from "./calendar-week.ts";
import { timeZoneRelease } from "./time-zone-data.ts";

/** Works out every span of the calendar, once. The document has passed its grammar and its checks. */
export function compileCalendar(hours: WorkingHours): CompiledCalendar {
  const spans = spansOf(hours);
  const starts = new Float64Array(spans.length);
  const ends = new Float64Array(spans.length);
  const sums = new Float64Array(spans.length);
  let sum = 0;
  spans.forEach(({ from, to }, index) => {
    starts[index] = from;
    ends[index] = to;
    sums[index] = sum;
    sum += to - from;
  });
  const written = hours.dayLength === undefined ? null : parseDuration(hours.dayLength);
  return {
    hours: hoursAlone(hours),
    timeZoneRelease,
    dayMs: written?.ms ?? longestDay(hours),
    starts,
    ends,
    sums,
  };
}

/** The hours without the name, the key and the rest of their document. */
const hoursAlone = ({ timeZone, week, holidays, openings, dayLength }: WorkingHours): WorkingHours => ({
  timeZone,
  week,
  ...(holidays ? { holidays } : {}),
  ...(openings ? { openings } : {}),
  ...(dayLength ? { dayLength } : {}),
});
