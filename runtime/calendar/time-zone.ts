import { type Shift, shiftsOf } from "./time-zone-data.ts";

const DAY = 86_400_000;
/** The data end here; the years after it follow the newest rules. */
const LAST_LAID_DOWN = 2037;
const LAST_YEAR = 2101;

export interface TimeZone {
  readonly name: string;
  /** Local time minus UTC at an instant, in ms. */
  readonly offsetAt: (instant: number) => number;
  /**
   * The instant at which the wall clock shows `local` (ms, as if it were UTC). A local time that does not exist moves forward
   * by the gap; one that comes twice is its first occurrence.
   */
  readonly instantOf: (local: number) => number;
}

const known = new Map<string, TimeZone>();

/** A zone by its IANA name, old names included; null for a name that the database does not know. */
export function timeZone(name: string): TimeZone | null {
  const cached = known.get(name);
  if (cached) return cached;
  const shifts = shiftsOf(name);
  if (!shifts) return null;
  const made = fromShifts(name, [...shifts, ...continued(shifts)]);
  known.set(name, made);
  return made;
}

/**
 * Changes after the laid down years. Rules say "last Sunday of March": a year whose March begins on the same weekday has them
 * on the same days, so each later year copies the newest such year. Among eleven years every weekday comes.
 */
function continued(shifts: readonly Shift[]): Shift[] {
  const copies: Shift[] = [];
  for (let year = LAST_LAID_DOWN + 1; year <= LAST_YEAR; year += 1) {
    let model = LAST_LAID_DOWN;
    while (marchOf(model) % 7 !== marchOf(year) % 7) model -= 1;
    const later = (marchOf(year) - marchOf(model)) * DAY;
    const [start, end] = [Date.UTC(model, 0), Date.UTC(model + 1, 0)];
    for (const { at, offset } of shifts) if (at >= start && at < end) copies.push({ at: at + later, offset });
  }
  return copies;
}

/** First of March, in days. */
const marchOf = (year: number): number => Date.UTC(year, 2) / DAY;

function fromShifts(name: string, shifts: readonly Shift[]): TimeZone {
  const starts = shifts.map(({ at }) => at);
  const offsets = shifts.map(({ offset }) => offset);
  /** Index of the last shift at or before an instant. */
  const indexAt = (instant: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= instant) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const offsetOf = (index: number): number => offsets[index] ?? 0;
  return {
    name,
    offsetAt: (instant) => offsetOf(indexAt(instant)),
    instantOf: (local) => {
      // Earlier than anything that could show this time; then on, while the clock in force has been changed by then.
      let index = indexAt(local - 27 * 3_600_000);
      while (index + 1 < starts.length) {
        const change = starts[index + 1] ?? 0;
        if (local - offsetOf(index) < change) break;
        // In a gap the clock before it still answers: that moves the time forward by the gap.
        if (local - offsetOf(index + 1) < change) break;
        index += 1;
      }
      return local - offsetOf(index);
    },
  };
}
