import type { DirectoryView } from "../../../api/contract/directory.ts";
import { DEFAULT_CALENDAR } from "../../../blueprints/calendar.ts";
import { calendarMs, parseDuration } from "../../../blueprints/duration.ts";
import type { Metric } from "../../../blueprints/metric-names.ts";
import type { SlaPolicy, SlaTarget } from "../../../blueprints/sla-policy.ts";
import type { Priority } from "../../../blueprints/status.ts";
import { add, type CompiledCalendar, type Span, spansBetween, workingMs } from "../../../runtime/calendar/calendar.ts";
import { timeZone } from "../../../runtime/calendar/time-zone.ts";
import { compiled } from "../../rules/compiled.ts";
import { ROWS, targetFor } from "./policy-table.ts";

/** What one clock of the example comes to. */
export interface ExampleLine {
  readonly metric: Metric;
  readonly target: SlaTarget;
  /** Epoch ms; null: the calendar is not there, or never opens so long. */
  readonly dueAt: number | null;
  /** The spans that were counted; for working time only. */
  readonly spans: readonly Span[];
}

/** Clocks that begin with the ticket itself, as far as an example goes. */
const FROM_CREATION: readonly Metric[] = ["firstReply", "requesterWait", "agentWork", "totalResolution"];
export const startsWithTicket = (metric: Metric): boolean => FROM_CREATION.includes(metric);

type Calendars = readonly Pick<DirectoryView["calendars"][number], "key" | "hours">[];

/** The calendar that a policy counts by, as far as the policy says. */
export function calendarOf(calendars: Calendars, policy: SlaPolicy, target?: SlaTarget): CompiledCalendar | null {
  const key = target?.calendar ?? policy.calendar ?? DEFAULT_CALENDAR;
  const found = calendars.find((it) => it.key === key);
  return found ? compiled(found.hours) : null;
}

/** When each clock of a ticket of this priority would be due, had it started at `at` and were it never paused; soonest first. */
export function worked(policy: SlaPolicy, calendars: Calendars, priority: Priority | null, at: number): ExampleLine[] {
  const lines = ROWS.flatMap((metric): ExampleLine[] => {
    const target = targetFor(policy, { metric, priority });
    const duration = target && parseDuration(target.within);
    if (!target || !duration) return [];
    if (target.time === "calendar") return [{ metric, target, dueAt: at + calendarMs(duration), spans: [] }];
    const calendar = calendarOf(calendars, policy, target);
    const dueAt = calendar && add(calendar, at, workingMs(calendar, duration));
    return [{ metric, target, dueAt, spans: calendar && dueAt !== null ? spansBetween(calendar, at, dueAt, 12) : [] }];
  });
  return lines.toSorted((one, other) => (one.dueAt ?? Number.MAX_VALUE) - (other.dueAt ?? Number.MAX_VALUE));
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What a clock on the wall shows in a zone, as `<input type=datetime-local>` writes it. */
export const wallTime = (at: number, zone: string): string =>
  new Date(at + (timeZone(zone)?.offsetAt(at) ?? 0)).toISOString().slice(0, 16);

/** The instant at which the wall shows this; null while it is not whole. */
export function instantOf(wall: string, zone: string): number | null {
  const local = Date.parse(`${wall}Z`);
  return Number.isNaN(local) ? null : (timeZone(zone)?.instantOf(local) ?? local);
}

/** The next Friday 16:30 in a zone: late enough that a weekend shows. */
export function nextFriday(now: number, zone: string): number {
  const local = now + (timeZone(zone)?.offsetAt(now) ?? 0);
  const midnight = Math.floor(local / DAY) * DAY;
  // 1970 began on a Thursday: day 1 was a Friday.
  const ahead = (8 - ((midnight / DAY) % 7)) % 7;
  const friday = midnight + ahead * DAY + 16.5 * HOUR;
  return timeZone(zone)?.instantOf(friday) ?? friday;
}
