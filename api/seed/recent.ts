import type { Priority } from "../../blueprints/status.ts";
import { add, between, type CompiledCalendar, FIRST_INSTANT } from "../../runtime/calendar/calendar.ts";

const MINUTE_MS = 60_000;

/** One of the latest tickets, told by how its time limits stand when the desk opens. Minutes of working time. */
export interface Recent {
  readonly priority: Priority;
  /** Made so long ago. */
  readonly age: number;
  /** An agent replied so long after; `now`: somebody replies as the desk opens. */
  readonly reply?: number | "now";
  /** The requester wrote again so long after it was made. */
  readonly word?: number;
  /** It waits for the requester: free tickets alone, those in a blueprint wait by a step. */
  readonly pending?: true;
}

/** Running, soon due, late, answered in time, waiting: what an agent finds on any day. */
export const recents: readonly Recent[] = [
  { priority: "high", age: 150 },
  { priority: "normal", age: 205 },
  { priority: "normal", age: 400, reply: 90, word: 200 },
  { priority: "low", age: 420, reply: 120 },
  { priority: "high", age: 300, reply: 45, pending: true },
  { priority: "urgent", age: 48 },
  { priority: "normal", age: 100, reply: "now" },
  { priority: "high", age: 240, reply: 60, word: 90 },
  { priority: "high", age: 95 },
  { priority: "normal", age: 180, reply: 30, pending: true },
  { priority: "normal", age: 35, reply: "now" },
  { priority: "low", age: 15 },
];

/** The instant from which so many minutes of working time had passed until `to`; as many minutes of any time without a calendar. */
export function workedBefore(calendar: CompiledCalendar | undefined, to: number, minutes: number): number {
  const ms = minutes * MINUTE_MS;
  const at = calendar && add(calendar, FIRST_INSTANT, between(calendar, FIRST_INSTANT, to) - ms);
  return at ?? to - ms;
}
