import type { WorkingHours } from "../../blueprints/calendar.ts";
import { FIRST_INSTANT, LAST_INSTANT, type Span } from "./calendar.ts";
import { hoursOn } from "./calendar-week.ts";
import { type TimeZone, timeZone } from "./time-zone.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;
/**
 * Every span of the calendar, sorted and apart: what meets at midnight is one, what a gap of the clocks swallows is none, and
 * what it pushes into another span counts once.
 */
export function spansOf(hours: WorkingHours): readonly Span[] {
  const zone = timeZone(hours.timeZone);
  // The checks of the document name a zone that is not known long before.
  if (!zone) throw new Error(`The time zone ${hours.timeZone} is not known.`);
  const open = hoursOn(hours);
  const spans: Span[] = [];
  for (let day = FIRST_INSTANT - DAY; day <= LAST_INSTANT; day += DAY) {
    if (!exists(zone, day)) continue;
    for (const [start, end] of open(day)) {
      const from = Math.max(zone.instantOf(day + start * MINUTE), FIRST_INSTANT);
      const to = Math.min(zone.instantOf(day + end * MINUTE), LAST_INSTANT);
      if (to > from) spans.push({ from, to });
    }
  }
  // A gap can push an early span behind a later one.
  return united(spans.sort((one, other) => one.from - other.from));
}

/** False for a day that the clocks skip as a whole, as Samoa's did the last Friday of 2011: its hours are nobody's. */
function exists({ instantOf, offsetAt }: TimeZone, day: number): boolean {
  const begin = instantOf(day);
  return begin + offsetAt(begin) < day + DAY;
}

function united(sorted: readonly Span[]): readonly Span[] {
  const spans: { from: number; to: number }[] = [];
  for (const { from, to } of sorted) {
    const last = spans.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else spans.push({ from, to });
  }
  return spans;
}
