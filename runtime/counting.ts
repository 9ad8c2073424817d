import type { Stretch } from "../blueprints/ticket.ts";
import { add, between, type CompiledCalendar } from "./calendar.ts";

/** How time is counted from an instant on. */
export interface Terms {
  readonly from: number;
  readonly time: "calendar" | "working";
  /** Of working time; null: it is not there, and nothing counts. */
  readonly calendar: CompiledCalendar | null;
  /** `paris-office@3` */
  readonly calendarName: string | null;
  readonly runsIn: (stretch: Stretch) => boolean;
}

/** A time during which a clock ran, without a stop and on the same terms; `to` is infinite while it runs. Epoch ms. */
export interface Stint {
  readonly from: number;
  readonly to: number;
  readonly terms: Terms;
}

/** When a clock ran: from the first of the terms on, in the stretches in which they let it. Terms are in order, oldest first. */
export function stintsOf(timeline: readonly Stretch[], terms: readonly Terms[]): readonly Stint[] {
  const stints: Stint[] = [];
  const last = timeline.length - 1;
  terms.forEach((term, index) => {
    const until = terms[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    let began: number | null = null;
    for (let place = firstAt(timeline, term.from); place <= last; place += 1) {
      const stretch = timeline[place];
      if (!stretch || stretch.at >= until) break;
      const runs = term.runsIn(stretch);
      if (runs && began === null) began = Math.max(stretch.at, term.from);
      else if (!runs && began !== null) {
        stints.push({ from: began, to: stretch.at, terms: term });
        began = null;
      }
    }
    if (began !== null) stints.push({ from: began, to: until, terms: term });
  });
  return stints;
}

/** The stretch that an instant lies in. */
function firstAt(timeline: readonly Stretch[], at: number): number {
  let index = timeline.length - 1;
  while (index > 0 && (timeline[index]?.at ?? 0) > at) index -= 1;
  return index;
}

/** Time counted in [from, to), in ms of its own kind. */
export const counted = ({ time, calendar }: Terms, from: number, to: number): number =>
  time === "calendar" ? Math.max(0, to - from) : calendar ? between(calendar, from, to) : 0;

/** What has been counted by `at`, in ms. */
export function elapsedAt(stints: readonly Stint[], at: number): number {
  let sum = 0;
  for (const { from, to, terms } of stints) if (from < at) sum += counted(terms, from, Math.min(to, at));
  return sum;
}

/**
 * The instant at which `ms` have been counted. Null: not yet, and the clock stands still; or never. A stop at that very instant
 * comes first: people before breaches.
 */
export function instantOf(stints: readonly Stint[], ms: number): number | null {
  let left = ms;
  for (const { from, to, terms } of stints) {
    const at = terms.time === "calendar" ? from + left : terms.calendar && add(terms.calendar, from, left);
    if (at !== null && at < to) return at;
    if (to === Number.POSITIVE_INFINITY) return null;
    left = Math.max(0, left - counted(terms, from, to));
  }
  return null;
}

/** The clock runs, unless somebody stops it. */
export const isRunning = (stints: readonly Stint[]): boolean => stints.at(-1)?.to === Number.POSITIVE_INFINITY;
