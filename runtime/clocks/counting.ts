import type { Stretch } from "../../blueprints/ticket.ts";
import { add, between, type CompiledCalendar } from "../calendar/calendar.ts";

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
  /** What earlier stints have counted, in ms. */
  readonly before: number;
}

interface Stretches {
  readonly from: number;
  readonly to: number;
  /** What the whole of it counts by the calendar that asked last. */
  by: CompiledCalendar | null;
  ms: number;
}

/** What was worked out last: clocks of one ticket share its timeline, and many of them the statuses in which they stand still. */
let lastTimeline: readonly Stretch[] | null = null;
const lastRuns = new Map<Terms["runsIn"], readonly Stretches[]>();

/** The parts of a timeline in which a clock runs; the last one has no end where it still does. */
function runsOf(timeline: readonly Stretch[], runsIn: Terms["runsIn"]): readonly Stretches[] {
  if (timeline !== lastTimeline || lastRuns.size > 32) {
    lastTimeline = timeline;
    lastRuns.clear();
  }
  const known = lastRuns.get(runsIn);
  if (known) return known;
  const runs: Stretches[] = [];
  let began = Number.NaN;
  for (const stretch of timeline) {
    const does = runsIn(stretch);
    if (does === began >= 0) continue;
    if (!does) runs.push({ from: began, to: stretch.at, by: null, ms: 0 });
    began = does ? stretch.at : Number.NaN;
  }
  if (began >= 0) runs.push({ from: began, to: Number.POSITIVE_INFINITY, by: null, ms: 0 });
  lastRuns.set(runsIn, runs);
  return runs;
}

/** When a clock ran: from the first of the terms on, in the stretches in which they let it. Terms are in order, oldest first. */
export function stintsOf(timeline: readonly Stretch[], terms: readonly Terms[]): readonly Stint[] {
  const stints: Stint[] = [];
  let before = 0;
  for (let index = 0; index < terms.length; index += 1) {
    const term = terms[index];
    if (!term) break;
    const until = terms[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    for (const run of runsOf(timeline, term.runsIn)) {
      if (run.to <= term.from) continue;
      if (run.from >= until) break;
      const from = Math.max(run.from, term.from);
      const to = Math.min(run.to, until);
      stints.push({ from, to, terms: term, before });
      if (to !== Number.POSITIVE_INFINITY)
        before += run.from === from && run.to === to ? whole(run, term) : counted(term, from, to);
    }
  }
  return stints;
}

/** What a whole run counts: clocks that share it share that too. */
function whole(run: Stretches, terms: Terms): number {
  const { time, calendar } = terms;
  if (time === "calendar" || !calendar) return counted(terms, run.from, run.to);
  if (run.by !== calendar) {
    run.ms = between(calendar, run.from, run.to);
    run.by = calendar;
  }
  return run.ms;
}

/** Time counted in [from, to), in ms of its own kind. */
export const counted = ({ time, calendar }: Terms, from: number, to: number): number =>
  time === "calendar" ? Math.max(0, to - from) : calendar ? between(calendar, from, to) : 0;

/** What has been counted by `at`, in ms. */
export function elapsedAt(stints: readonly Stint[], at: number): number {
  for (let index = stints.length - 1; index >= 0; index -= 1) {
    const stint = stints[index];
    if (stint && stint.from < at) return stint.before + counted(stint.terms, stint.from, Math.min(stint.to, at));
  }
  return 0;
}

/**
 * The instant at which `ms` have been counted. Null: not yet, and the clock stands still; or never. A stop at that very instant
 * comes first: people before breaches.
 */
export function instantOf(stints: readonly Stint[], ms: number): number | null {
  for (let index = 0; index < stints.length; index += 1) {
    const stint = stints[index];
    // Who has not counted enough by the beginning of the next one did not come to it in this.
    if (!stint || (stints[index + 1]?.before ?? Number.POSITIVE_INFINITY) < ms) continue;
    const { from, to, terms, before } = stint;
    const left = Math.max(0, ms - before);
    const at = terms.time === "calendar" ? from + left : terms.calendar && add(terms.calendar, from, left);
    if (at !== null && at < to) return at;
  }
  return null;
}

/** The clock runs, unless somebody stops it. */
export const isRunning = (stints: readonly Stint[]): boolean => stints.at(-1)?.to === Number.POSITIVE_INFINITY;
