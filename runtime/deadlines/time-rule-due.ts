import { DEFAULT_CALENDAR } from "../../blueprints/calendar.ts";
import { instantOf } from "../../blueprints/condition/order.ts";
import { calendarMs, type Duration, parseDuration } from "../../blueprints/duration.ts";
import type { Ticket } from "../../blueprints/ticket.ts";
import type { TimeRule } from "../../blueprints/time-rule.ts";
import { add, between, type CompiledCalendar, FIRST_INSTANT, nextOpening, workingMs } from "../calendar/calendar.ts";
import { commitmentsOf } from "../clocks/commitments.ts";
import { isRunning, instantOf as promisedAt } from "../clocks/counting.ts";
import { BREACH } from "../clocks/fold-clocks.ts";
import type { Definitions } from "../definitions.ts";
import type { CompiledTimeRule } from "./compile-time-rule.ts";

/** One time at which a rule is due on a ticket. Instants are epoch ms. */
export interface RuleDue {
  /** What it counts from or towards: another one arms it anew. */
  readonly from: number;
  /** The how-manieth time of acting since then it would be, from 1. */
  readonly times: number;
  readonly dueAt: number;
}

/** Later repetitions at which a condition that reads the time is looked at again, while nothing happens to the ticket. */
const MOST_LOOKS = 100;

const NONE: readonly RuleDue[] = [];

/**
 * When the rule acts next on the ticket; several instants only where each repetition asks a condition that reads the time. Of
 * repetitions that went by before anything could act (the rule was not published yet, or its condition did not hold), only the
 * latest is left.
 */
export function dueTimes(definitions: Definitions, rule: CompiledTimeRule, ticket: Ticket): readonly RuleDue[] {
  if (ticket.status === "closed") return NONE;
  const from = countsFrom(definitions, rule.document, ticket);
  const clock = from === null ? null : clockOf(definitions, rule.document);
  const first = from === null || !clock ? null : firstDue(rule.document, clock, from);
  if (from === null || !clock || first === null) return NONE;
  const own = Object.hasOwn(ticket.timeRules, rule.key) ? ticket.timeRules[rule.key] : undefined;
  const acted = own?.from === from ? own : undefined;
  const again = rule.document.again === undefined ? null : clock.ms(rule.document.again);
  const times = (acted?.times ?? 0) + 1;
  if (again === null) return acted ? NONE : [{ from, times, dueAt: first }];
  const passed = Math.max(ticket.updatedAt, rule.publishedAt);
  // Repetitions up to an instant: 0 for the first time of all, -1 before it.
  const upTo = (at: number): number => (at < first ? -1 : Math.floor(clock.between(first, at) / again));
  const next = Math.max(acted ? upTo(acted.dueAt) + 1 : 0, upTo(passed));
  const dues: RuleDue[] = [];
  for (let looks = 0; looks < (rule.readsTime ? MOST_LOOKS : 1); looks++) {
    const dueAt = clock.add(first, (next + looks) * again);
    if (dueAt === null) break;
    dues.push({ from, times, dueAt });
  }
  return dues;
}

/** The instant from which, or towards which, a rule counts on this ticket now; null: it is not armed. */
export function countsFrom(definitions: Definitions, { since, until }: TimeRule, ticket: Ticket): number | null {
  const word = since ?? until;
  if (word === undefined) return null;
  if (typeof word === "object") {
    if ("status" in word) return ticket.status === word.status ? ticket.statusSince : null;
    if ("field" in word) return dateIn(ticket, word.field);
    const { place } = ticket;
    const there = place?.state === word.state && (word.blueprint === undefined || word.blueprint === place.blueprint);
    return place && there ? place.since : null;
  }
  switch (word) {
    case "created":
      return ticket.createdAt;
    case "lastAgentAction":
      return ticket.lastAgentActionAt ?? ticket.createdAt;
    case "lastReply":
      return ticket.lastReplyAt;
    case "lastRequesterWord":
      return ticket.lastRequesterWordAt;
    case "dueAt":
      return ticket.dueAt;
    case "slaBreached":
      return ticket.clocks.breached.length === 0 ? null : (ticket.clocks.breachedAt ?? null);
    case "slaDue":
      return nextPromise(definitions, ticket);
  }
}

/** The next due instant of a clock that runs and has not been broken yet. */
function nextPromise(definitions: Definitions, ticket: Ticket): number | null {
  const dues = commitmentsOf(definitions, ticket).flatMap(({ restsSince, seen, stints, targetMs }) =>
    restsSince === null && isRunning(stints) && !seen.includes(BREACH) ? (promisedAt(stints, targetMs) ?? []) : [],
  );
  return dues.length === 0 ? null : Math.min(...dues);
}

/** The first instant of the date in a field, as conditions read it. */
function dateIn({ fields }: Ticket, key: string): number | null {
  const value = Object.hasOwn(fields, key) ? fields[key] : undefined;
  return typeof value === "string" ? (instantOf(value) ?? null) : null;
}

/** Time as a rule counts it. */
interface Clock {
  readonly ms: (duration: string) => number | null;
  readonly add: (from: number, ms: number) => number | null;
  readonly between: (from: number, to: number) => number;
  /** The latest instant at which there is still so much left until `to`. */
  readonly before: (to: number, ms: number) => number | null;
}

const written = (duration: string, ms: (parsed: Duration) => number): number | null => {
  const parsed = parseDuration(duration);
  return parsed && ms(parsed);
};

const CALENDAR_TIME: Clock = {
  ms: (duration) => written(duration, calendarMs),
  add: (from, ms) => from + ms,
  between: (from, to) => to - from,
  before: (to, ms) => to - ms,
};

/** Null: its calendar is not there, and nothing comes due. */
function clockOf({ calendars }: Definitions, { time, calendar: key }: TimeRule): Clock | null {
  if (time === "calendar") return CALENDAR_TIME;
  const calendar = calendars?.get(key ?? DEFAULT_CALENDAR);
  return calendar ? workingTime(calendar) : null;
}

const workingTime = (calendar: CompiledCalendar): Clock => ({
  ms: (duration) => written(duration, (parsed) => workingMs(calendar, parsed)),
  add: (from, ms) => add(calendar, from, ms),
  between: (from, to) => between(calendar, from, to),
  before: (to, ms) => {
    const left = between(calendar, FIRST_INSTANT, to) - ms;
    const at = left < 0 ? null : add(calendar, FIRST_INSTANT, left);
    return at === null ? null : nextOpening(calendar, at);
  },
});

function firstDue({ since, reaches }: TimeRule, clock: Clock, from: number): number | null {
  const ms = clock.ms(reaches);
  if (ms === null) return null;
  return since === undefined ? clock.before(from, ms) : clock.add(from, ms);
}
