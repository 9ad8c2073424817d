import type { Fact } from "../../blueprints/facts.ts";
import type { Metric } from "../../blueprints/metric-names.ts";
import { isUnsolved } from "../../blueprints/status.ts";
import type { AppliedTarget, ClockRef, Clocks, LiveClock, Stretch, Ticket } from "../../blueprints/ticket.ts";
import type { ClockMove } from "../../blueprints/vocabulary/metric.ts";
import { metrics } from "../../blueprints/vocabulary/metrics.ts";
import { clockId, isMerging, stayCount } from "./clock-id.ts";
import { namedCalendars } from "./named-calendars.ts";

export const BREACH = "breach";
export const EXCUSED = "excused";
export const seenWarning = (warning: string): string => `warning:${warning}`;

/** Clocks of a ticket that has just been made. */
export function firstClocks(ticket: Ticket, fact: Fact): Clocks {
  const timeline = [{ at: fact.at, status: ticket.status, state: null }];
  return moved({ timeline, live: [], counts: {}, applied: [], breached: [] }, ticket, ticket, fact, fact.at);
}

/** What a fact does to the clocks: from facts alone, so that they tick whether or not anything is promised. */
export function foldClocks(before: Ticket, after: Ticket, fact: Fact): Clocks {
  const { clocks } = before;
  // History may bring its facts in any order; clocks go forward.
  const at = Math.max(fact.at, before.updatedAt);
  switch (fact.type) {
    case "messageAdded":
    case "assigned":
      return moved(clocks, before, after, fact, at);
    case "statusChanged":
      return moved(stretched(clocks, after, at), before, after, fact, at);
    case "blueprintEntered":
    case "stateEntered": {
      const known = withoutStays(clocks, fact.type === "blueprintEntered");
      const placed = namedCalendars(stretched(known, after, at), after, fact, at);
      return isMerging(fact) ? stopped(placed) : placed;
    }
    case "blueprintLeft": {
      const left = stretched({ ...withoutStays(clocks, true), counts: leftCounts(before) }, after, at);
      return isMerging(fact) ? stopped(left) : left;
    }
    case "rearmed":
      return namedCalendars(clocks, after, fact, at);
    case "clocksRestarted":
      return restarted(clocks, fact.clocks, at);
    case "merged":
      return stopped(clocks);
    case "stepUndone":
    case "mergeUndone":
      return after.clocks;
    case "slaApplied":
      return applied(clocks, fact, at);
    case "slaWarning":
      return told(before, fact, seenWarning(fact.warning));
    case "slaEscalated":
      return told(before, fact, fact.step);
    case "slaBreached": {
      const next = told(before, fact, BREACH);
      const id = clockId(fact);
      return next.breached.includes(id) ? next : { ...next, breached: [...next.breached, id], breachedAt: fact.dueAt };
    }
    case "slaExcused":
      return {
        ...clocks,
        live: clocks.live.map((one) => (isSame(one, fact) ? excused(one) : one)),
        breached: clocks.breached.filter((id) => id !== clockId(fact)),
      };
    default:
      return clocks;
  }
}

const isSame = (one: ClockRef, other: ClockRef): boolean =>
  one.metric === other.metric && one.instance === other.instance && one.of === other.of;

/** Notes where the ticket stands from now on; what lasted no time is as though it had not been. */
function stretched(clocks: Clocks, { status, place }: Ticket, at: number): Clocks {
  const state = place === null ? null : place.state;
  const { timeline } = clocks;
  const last = timeline.at(-1);
  if (last && last.status === status && last.state === state) return clocks;
  const earlier = last && last.at === at ? timeline.slice(0, -1) : timeline;
  const former: Stretch | undefined = earlier.at(-1);
  const back = former !== undefined && former.status === status && former.state === state;
  return { ...clocks, timeline: back ? earlier : [...earlier, { at, status, state }] };
}

/** Every metric says what the fact does to its clock. */
function moved(clocks: Clocks, before: Ticket, after: Ticket, fact: Fact, at: number): Clocks {
  // From one unsolved status to another clocks stand still or go on, which the timeline tells; none starts or ends.
  if (fact.type === "statusChanged" && isUnsolved(fact.from) === isUnsolved(fact.to)) return clocks;
  let next = clocks;
  const targets = clocks.applied.at(-1)?.targets;
  for (const { metric, move } of metrics) {
    const live = clocks.live.some((one) => one.metric === metric);
    const notes = targets?.some((target) => target.metric === metric && target.notes) ?? false;
    const how = move(fact, before, after, live, notes);
    if (how !== null) next = step(next, metric, how, at);
  }
  return next;
}

function step(clocks: Clocks, metric: Metric, how: Exclude<ClockMove, null>, at: number): Clocks {
  const others = clocks.live.filter((one) => one.metric !== metric);
  const present = clocks.live.find((one) => one.metric === metric);
  switch (how) {
    case "start":
      return present ? clocks : started(clocks, others, metric, at);
    case "again":
      return present?.startedAt === at ? clocks : started(clocks, others, metric, at);
    case "end":
      return { ...clocks, live: others };
    case "cancel":
      return { ...clocks, live: others, counts: { ...clocks.counts, [metric]: (clocks.counts[metric] ?? 1) - 1 } };
    case "rest":
    case "resume": {
      if (!present) return clocks;
      const restsSince = how === "rest" ? at : null;
      return { ...clocks, live: clocks.live.map((one) => (one === present ? { ...one, restsSince } : one)) };
    }
  }
}

function started(clocks: Clocks, others: readonly LiveClock[], metric: Metric, at: number): Clocks {
  const instance = (clocks.counts[metric] ?? 0) + 1;
  const clock: LiveClock = { metric, of: null, instance, startedAt: at, restsSince: null, seen: [] };
  return { ...clocks, live: [...others, clock], counts: { ...clocks.counts, [metric]: instance } };
}

/** These clocks end where they stand, and their successors begin. */
const restarted = (clocks: Clocks, ids: readonly string[], at: number): Clocks =>
  clocks.live.reduce(
    (next, clock) =>
      ids.includes(clockId(clock)) && clock.metric !== "stateStay" && clock.metric !== "processStay"
        ? step(next, clock.metric, "again", at)
        : next,
    clocks,
  );

/** Stays are known by the ticket's place; only those of which something has been told are kept, until they are left. */
function withoutStays(clocks: Clocks, process: boolean): Clocks {
  const live = clocks.live.filter(({ metric }) => metric !== "stateStay" && (metric !== "processStay" || !process));
  return live.length === clocks.live.length ? clocks : { ...clocks, live };
}

/** The visits of a blueprint that is left go on counting, so that no stay is ever named as another was. */
function leftCounts({ clocks, place }: Ticket): Clocks["counts"] {
  if (!place) return clocks.counts;
  const counts: { [metric: string]: number } = { ...clocks.counts, processStay: (clocks.counts.processStay ?? 0) + 1 };
  for (const [state, visits] of Object.entries(place.visits)) {
    const name = stayCount(state);
    counts[name] = (counts[name] ?? 0) + visits;
  }
  return counts;
}

/** Merged into another ticket: every clock ends, neither met nor breached. */
const stopped = (clocks: Clocks): Clocks => ({ ...clocks, live: [] });

/** Other targets from now on. What has been told stays told, but for a target that has become longer, or of another kind of time. */
function applied(clocks: Clocks, fact: Extract<Fact, { readonly type: "slaApplied" }>, at: number): Clocks {
  const { policy, version, targets } = fact;
  const last = clocks.applied.at(-1);
  const earlier = last && last.at === at ? clocks.applied.slice(0, -1) : clocks.applied;
  const live = clocks.live.map((one) => {
    const was = last?.targets.find(({ metric }) => metric === one.metric);
    const is = targets.find(({ metric }) => metric === one.metric);
    return one.seen.length > 0 && was && is && isEasier(was, is) ? { ...one, seen: [] } : one;
  });
  return { ...clocks, live, applied: [...earlier, { at, policy, version, targets }] };
}

const isEasier = (was: AppliedTarget, is: AppliedTarget): boolean => is.time !== was.time || is.targetMs > was.targetMs;

/** The breach is excused for good, whatever is promised later. */
function excused(clock: LiveClock): LiveClock {
  const { seen, told: all = [] } = clock;
  const breach = all.findLast(({ what }) => what === BREACH);
  const next = { ...clock, seen: [...seen, EXCUSED] };
  return breach ? { ...next, told: [...all, { what: EXCUSED, dueAt: breach.dueAt }] } : next;
}

type Telling = Extract<Fact, { readonly type: "slaWarning" | "slaEscalated" | "slaBreached" }>;

const isStay = ({ metric }: ClockRef): boolean => metric === "stateStay" || metric === "processStay";

/** Notes that something has been told of a clock; a stay is kept from then on. */
function told({ clocks, place }: Ticket, fact: Telling, what: string): Clocks {
  const { metric, of, instance, dueAt, time } = fact;
  const present = clocks.live.find((one) => isSame(one, fact));
  if (present) {
    if (present.seen.includes(what)) return clocks;
    const seen = [...present.seen, what];
    // Early journals say no kind of time: they fold as they always have, and rows stay the fold of their journals.
    const kept = time !== undefined && !isStay(present);
    const next = kept ? { ...present, seen, told: [...(present.told ?? []), { what, dueAt }] } : { ...present, seen };
    return { ...clocks, live: clocks.live.map((one) => (one === present ? next : one)) };
  }
  if (!place || !isStay(fact)) return clocks;
  const startedAt = metric === "stateStay" ? place.since : place.enteredAt;
  return { ...clocks, live: [...clocks.live, { metric, of, instance, startedAt, restsSince: null, seen: [what] }] };
}
