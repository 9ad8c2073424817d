import type { Evaluate, Operand, Value } from "../vocabulary/operator.ts";
import { place } from "./own.ts";
import { step } from "./path.ts";
import { readInstant } from "./times.ts";

export const CALENDAR = place("value", "calendar", "calendrier");

/**
 * Whether an instant lies in the open time or the holidays of a calendar. False for nothing; unknown where the calendar is not there.
 */
export function inCalendar([left, right]: readonly Operand[], what: "open" | "holidays"): Evaluate {
  if (!left || !right) return () => undefined;
  return (data, run) => {
    const at = readInstant(left.evaluate(data, run));
    const key = right.evaluate(data, run);
    if (at === undefined || typeof key !== "string") return undefined;
    const instants: Value = step(step(step(run.scope, "calendars"), key), what);
    if (!Array.isArray(instants)) return undefined;
    // From and to in turn: inside after an odd number of them.
    return at !== null && countUpTo(instants, at) % 2 === 1;
  };
}

/** How many of the ascending instants are not after `at`. */
function countUpTo(instants: readonly Value[], at: number): number {
  let low = 0;
  let high = instants.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instants[middle] as number) <= at)
      low = middle + 1; // The runtime puts instants there and nothing else.
    else high = middle;
  }
  return low;
}
