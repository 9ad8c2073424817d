import type { Status } from "../../blueprints/status.ts";
import type { AppliedTarget, ClockRef, Clocks, Stretch, Ticket } from "../../blueprints/ticket.ts";
import { metricType } from "../../blueprints/vocabulary/metrics.ts";
import { between, spansBetween } from "../calendar/calendar.ts";
import type { Definitions } from "../definitions.ts";
import { limitMs, stayTerms, termsOf } from "./commitments.ts";
import type { CompiledLimit } from "./compile-limit.ts";
import { counted, elapsedAt, instantOf, isRunning, type Stint, stintsOf, type Terms } from "./counting.ts";
import type { Story } from "./ledger-stories.ts";

/** A time that a clock counted, or during which it stood still; `ms` in its own kind of time. */
export interface LedgerSpan {
  readonly from: number;
  readonly to: number;
  readonly counted: boolean;
  /** `paris-office@3` */
  readonly calendar: string | null;
  readonly ms: number;
  /** Why it stood still. */
  readonly why?: { readonly status: Status; readonly state: string | null };
}

/** One instance of a clock, from start to end. Instants are epoch ms. */
export interface LedgerLine extends ClockRef {
  readonly startedAt: number;
  /** Null while it is live; a clock that rests has ended for now. */
  readonly endedAt: number | null;
  readonly result: "running" | "paused" | "met" | "breached" | "noTarget" | "merged" | "restarted";
  /** The reason for which its breach was excused. */
  readonly excused: string | null;
  readonly rule: string | null;
  readonly target: {
    readonly within: string;
    readonly time: "calendar" | "working";
    readonly targetMs: number;
    readonly calendar: string | null;
  } | null;
  readonly dueAt: number | null;
  /** When the breach took effect, and when it was noticed; null where nobody was there to tell, as in imported history. */
  readonly breachedAt: number | null;
  readonly noticedAt: number | null;
  /** In the target's own kind of time; in calendar time without one. */
  readonly elapsedMs: number;
  readonly calendarMs: number;
  readonly workingMs: number | null;
  readonly spans: readonly LedgerSpan[];
}

interface Promised {
  readonly terms: readonly Terms[];
  readonly target: LedgerLine["target"];
  readonly rule: string | null;
}

/** The line of one instance; null for a stay that nothing limits, or that lasted no time. */
export function lineOf(definitions: Definitions, ticket: Ticket, story: Story, now: number): LedgerLine | null {
  const { clock, startedAt, cut: ended, breach, excused } = story;
  if (story.place && story.endedAt === startedAt) return null;
  const endedAt = story.endedAt ?? restsSince(ticket, story);
  const until = endedAt ?? now;
  const promised = story.place ? limitOf(definitions, ticket, story) : promiseOf(definitions, ticket, story, until);
  if (!promised) return null;
  const { terms, rule } = promised;
  const all = stintsOf(ticket.clocks.timeline, terms);
  const stints = cut(all, until);
  const elapsedMs = elapsedAt(stints, until);
  const due = promised.target && instantOf(endedAt === null ? all : goingOn(stints, until), promised.target.targetMs);
  const broken = due !== null && until > due;
  // What was promised only when the clock had ended can have been kept, not broken.
  const late = broken && rule === null;
  const target = late ? null : promised.target;
  const dueAt = late ? null : due;
  return {
    ...clock,
    startedAt,
    endedAt,
    result:
      ended === "merged"
        ? "merged"
        : !target
          ? "noTarget"
          : broken
            ? "breached"
            : ended === "restarted"
              ? "restarted"
              : endedAt !== null
                ? "met"
                : isRunning(all)
                  ? "running"
                  : "paused",
    excused: target && broken ? excused : null,
    rule: rule ?? (target ? laterRule(ticket, story) : null),
    target,
    dueAt,
    breachedAt: target && broken ? (breach?.at ?? null) : null,
    noticedAt: target && broken ? (breach?.noticedAt ?? null) : null,
    elapsedMs,
    calendarMs: stints.reduce((sum, { from, to }) => sum + to - from, 0),
    workingMs: terms.at(-1)?.time === "working" ? workingIn(stints) : null,
    spans: spansOf(ticket.clocks.timeline, terms, stints, until),
  };
}

const restsSince = ({ clocks }: Ticket, { clock }: Story): number | null =>
  clocks.live.find(({ metric, instance }) => metric === clock.metric && instance === clock.instance)?.restsSince ??
  null;

const cut = (stints: readonly Stint[], until: number): readonly Stint[] =>
  stints.flatMap((stint) => (stint.from < until ? [{ ...stint, to: Math.min(stint.to, until) }] : []));

/** As it looked when it ended: what ran then would have run on. */
const goingOn = (stints: readonly Stint[], until: number): readonly Stint[] =>
  stints.map((stint) => (stint.to === until ? { ...stint, to: Number.POSITIVE_INFINITY } : stint));

const workingIn = (stints: readonly Stint[]): number =>
  stints.reduce((sum, { from, to, terms }) => sum + (terms.calendar ? between(terms.calendar, from, to) : 0), 0);

function limitOf(definitions: Definitions, ticket: Ticket, story: Story): Promised | null {
  const { clock, place, startedAt } = story;
  const blueprint = place && definitions.blueprint(place.blueprint, place.version);
  if (!place || !blueprint) return null;
  const isState = clock.metric === "stateStay";
  const limit: CompiledLimit | null | undefined = isState ? blueprint.states.get(place.state)?.limit : blueprint.limit;
  if (!limit) return null;
  const runsIn = isState
    ? ({ state }: Stretch): boolean => state === place.state
    : ({ state }: Stretch): boolean => state !== null && !limit.pausedIn.has(state);
  const from = isState && !limit.allVisits ? startedAt : place.enteredAt;
  const named = story.endedAt === null ? ticket.clocks.stays : story.stays;
  const terms = stayTerms(definitions, limit, named, clock.of, from, runsIn);
  const present = terms.at(-1) ?? terms[0];
  const written = isState ? blueprint.states.get(place.state)?.state.limit?.within : blueprint.document.limit?.within;
  const { time, calendarName: calendar } = present;
  return {
    terms,
    target: { within: written ?? "", time, targetMs: limitMs(limit, present), calendar },
    rule: limit.reactions.rule,
  };
}

/** What applied when it ended, or applies now; else the first promise that came after it, which it may have kept. */
function promiseOf(definitions: Definitions, ticket: Ticket, story: Story, until: number): Promised {
  const clocks: Clocks = { ...ticket.clocks, applied: story.applied ?? ticket.clocks.applied };
  const metric = story.clock.metric;
  const last = clocks.applied.at(-1);
  const present = last?.targets.find((one) => one.metric === metric);
  if (last && present) {
    const terms = termsOf(definitions, clocks, { metric, startedAt: story.startedAt }, until);
    return { terms, target: targetOf(present), rule: `sla-policy:${last.policy}@${last.version}/targets/${metric}` };
  }
  const later = story.applied ? laterTarget(ticket, story) : undefined;
  if (later) {
    const applied = [{ at: story.startedAt, policy: null, version: null, targets: [later] }];
    const terms = termsOf(definitions, { ...clocks, applied }, { metric, startedAt: story.startedAt });
    return { terms, target: targetOf(later), rule: null };
  }
  return { terms: [plainTerms(story)], target: null, rule: null };
}

const targetOf = ({ within, time, targetMs, calendar }: AppliedTarget): LedgerLine["target"] => ({
  within,
  time,
  targetMs,
  calendar,
});

const laterEntry = ({ clocks }: Ticket, { applied, clock }: Story): Clocks["applied"][number] | undefined =>
  clocks.applied
    .slice(applied?.length ?? 0)
    .find(({ targets }) => targets.some(({ metric }) => metric === clock.metric));

const laterTarget = (ticket: Ticket, story: Story): AppliedTarget | undefined =>
  laterEntry(ticket, story)?.targets.find(({ metric }) => metric === story.clock.metric);

function laterRule(ticket: Ticket, story: Story): string | null {
  const entry = laterEntry(ticket, story);
  return entry ? `sla-policy:${entry.policy}@${entry.version}/targets/${story.clock.metric}` : null;
}

/** Nothing was ever promised: calendar time, with the metric's own pauses. */
function plainTerms({ clock, startedAt }: Story): Terms {
  const { metric } = clock;
  const pausedIn = metric === "stateStay" || metric === "processStay" ? [] : metricType(metric).pausedIn;
  const runsIn = ({ status }: Stretch): boolean =>
    status !== "solved" && status !== "closed" && !pausedIn.includes(status);
  return { from: startedAt, time: "calendar", calendar: null, calendarName: null, runsIn };
}

/** Every interval that was counted, and every one in which it stood still; closed hours are neither. */
function spansOf(
  timeline: readonly Stretch[],
  terms: readonly Terms[],
  stints: readonly Stint[],
  until: number,
): readonly LedgerSpan[] {
  const spans = [...stints.flatMap(countedIn), ...stillIn(timeline, terms, until)];
  return spans.sort((one, other) => one.from - other.from);
}

function countedIn({ from, to, terms }: Stint): readonly LedgerSpan[] {
  const { time, calendar, calendarName } = terms;
  if (time === "calendar") return [{ from, to, counted: true, calendar: null, ms: counted(terms, from, to) }];
  if (!calendar) return [];
  return spansBetween(calendar, from, to, Number.POSITIVE_INFINITY).map((span) => ({
    ...span,
    counted: true,
    calendar: calendarName,
    ms: span.to - span.from,
  }));
}

function stillIn(timeline: readonly Stretch[], terms: readonly Terms[], until: number): readonly LedgerSpan[] {
  return terms.flatMap((term, index) => {
    const last = Math.min(terms[index + 1]?.from ?? until, until);
    return timeline.flatMap((stretch, place): readonly LedgerSpan[] => {
      const from = Math.max(stretch.at, term.from);
      const to = Math.min(timeline[place + 1]?.at ?? until, last);
      if (to <= from || term.runsIn(stretch)) return [];
      const state = term.runsIn({ ...stretch, state: null }) ? stretch.state : null;
      return [{ from, to, counted: false, calendar: null, ms: 0, why: { status: stretch.status, state } }];
    });
  });
}
