import { calendarMs } from "../../blueprints/duration.ts";
import { isUnsolved, type Status } from "../../blueprints/status.ts";
import type {
  AppliedTarget,
  ClockRef,
  Clocks,
  LiveClock,
  NamedCalendar,
  Place,
  Stretch,
  Ticket,
} from "../../blueprints/ticket.ts";
import { workingMs } from "../calendar/calendar.ts";
import { calendarName, calendarNamed } from "../calendar/calendar-name.ts";
import type { Definitions } from "../definitions.ts";
import { processStay, stateStay } from "./clock-id.ts";
import type { CompiledLimit } from "./compile-limit.ts";
import { compileReactions, type Reactions } from "./compile-reactions.ts";
import { instantOf, type Stint, stintsOf, type Terms } from "./counting.ts";
import { BREACH, EXCUSED } from "./fold-clocks.ts";

/** A clock of the ticket with what is promised for it. Instants are epoch ms. */
export interface Commitment {
  readonly clock: ClockRef;
  readonly startedAt: number;
  /** In the kind of time of the present terms. */
  readonly targetMs: number;
  /** The present terms: what counts from now on. */
  readonly terms: Terms;
  readonly stints: readonly Stint[];
  readonly seen: readonly string[];
  /** What has been told of it at which due instant, under whatever promise: of one instant it is told once. */
  readonly told: NonNullable<LiveClock["told"]>;
  /** Stopped by solving, or with the process; it goes on when the ticket is reopened. */
  readonly restsSince: number | null;
  /** What came due before it was told in an earlier visit of the state; 0: there is no such thing. */
  readonly toldUntil: number;
  readonly reactions: Reactions;
}

const NONE: readonly Commitment[] = [];

/** What was worked out last: deadlines, what has ended and what a list shows all ask for it, and a ticket is replaced, never changed. */
let lastTicket: Ticket | null = null;
let lastDefinitions: Definitions | null = null;
let lastPromises = NONE;

/** Every clock that has a target, live ones only: metrics in the order in which they started, then the stays. */
export function commitmentsOf(definitions: Definitions, ticket: Ticket): readonly Commitment[] {
  const promises = promisesOf(definitions, ticket);
  const stays = staysOf(definitions, ticket);
  if (stays.length === 0) return promises;
  return promises.length === 0 ? stays : [...promises, ...stays];
}

/** Clocks for which the policy in force promises something. */
export function promisesOf(definitions: Definitions, ticket: Ticket): readonly Commitment[] {
  const { clocks } = ticket;
  const targets = clocks.applied.at(-1)?.targets;
  if (!targets || targets.length === 0) return NONE;
  if (ticket === lastTicket && definitions === lastDefinitions) return lastPromises;
  lastPromises = clocks.live.flatMap((clock) => promisedFor(definitions, clocks, clock) ?? []);
  lastTicket = ticket;
  lastDefinitions = definitions;
  return lastPromises;
}

/** Stays that the ticket's blueprint limits: in the present state, and in the whole process. */
export function staysOf(definitions: Definitions, ticket: Ticket): readonly Commitment[] {
  const { place, status } = ticket;
  const blueprint =
    place === null || status === "closed" ? undefined : definitions.blueprint(place.blueprint, place.version);
  if (!place || !blueprint) return NONE;
  const limit = blueprint.states.get(place.state)?.limit ?? null;
  if (!limit && !blueprint.limit) return NONE;
  return [
    ...(limit ? [stayIn(definitions, ticket, place, limit)] : []),
    ...(blueprint.limit ? [stayThrough(definitions, ticket, place, blueprint.limit)] : []),
  ];
}

/** What the policy in force promises for a clock; null: nothing. */
function promisedFor(definitions: Definitions, clocks: Clocks, clock: LiveClock): Commitment | null {
  const { policy, version } = clocks.applied.at(-1) ?? {};
  const target = clocks.applied.at(-1)?.targets.find(({ metric }) => metric === clock.metric);
  if (!target || policy == null || version == null) return null;
  const terms = termsOf(definitions, clocks, clock);
  const present = terms.at(-1);
  if (!present) return null;
  const reactions = definitions.policy?.(policy, version)?.reactions.get(target.metric);
  const { metric, of, instance, startedAt, restsSince, told = NEVER } = clock;
  const stints = stintsOf(clocks.timeline, terms);
  return {
    clock: { metric, of, instance },
    startedAt,
    targetMs: target.targetMs,
    terms: present,
    stints,
    seen: seenOf(clock, stints, target.targetMs),
    told,
    restsSince,
    toldUntil: 0,
    reactions: reactions ?? compileReactions(`sla-policy:${policy}@${version}/targets/${metric}`, [], []),
  };
}

const NEVER: Commitment["told"] = [];

/** What has been told of the present promise: one that comes due at an instant at which it was broken before is broken already. */
function seenOf({ seen, told }: LiveClock, stints: readonly Stint[], targetMs: number): readonly string[] {
  if (!told || seen.includes(BREACH)) return seen;
  const dueAt = instantOf(stints, targetMs);
  const again = told.filter((one) => one.dueAt === dueAt && (one.what === BREACH || one.what === EXCUSED));
  return again.length === 0 ? seen : [...seen, ...again.map(({ what }) => what)];
}

/**
 * The terms of a metric's clock, oldest first. What applied from when on counts by its own; the time before anything was promised
 * counts by the first.
 */
export function termsOf(
  definitions: Definitions,
  { applied }: Clocks,
  { metric, startedAt }: Pick<LiveClock, "metric" | "startedAt">,
  until = Number.POSITIVE_INFINITY,
): readonly Terms[] {
  let terms: Terms[] = [];
  for (const { at, targets } of applied) {
    if (at > until) break;
    const target = targets.find((one) => one.metric === metric);
    if (at <= startedAt) terms = target ? [termsFrom(definitions, target, startedAt)] : [];
    else if (target) terms.push(termsFrom(definitions, target, terms.length === 0 ? startedAt : at));
  }
  return terms;
}

function termsFrom(definitions: Definitions, target: AppliedTarget, from: number): Terms {
  const { time, calendar, pausedIn } = target;
  return {
    from,
    time,
    calendar: calendar === null ? null : calendarNamed(definitions, calendar),
    calendarName: calendar,
    runsIn: outside(pausedIn.statuses, pausedIn.states),
  };
}

/** One function for each choice of statuses: that clocks share it saves working out again when they ran. */
const byStatuses = new Map<string, Terms["runsIn"]>();

function outside(statuses: readonly Status[], states: readonly string[]): Terms["runsIn"] {
  if (states.length > 0)
    return ({ status, state }) =>
      isUnsolved(status) && !statuses.includes(status) && (state === null || !states.includes(state));
  const key = statuses.join();
  const known = byStatuses.get(key);
  if (known) return known;
  const runsIn: Terms["runsIn"] = ({ status }) => isUnsolved(status) && !statuses.includes(status);
  byStatuses.set(key, runsIn);
  return runsIn;
}

/** The stay in the present state. */
function stayIn(definitions: Definitions, ticket: Ticket, place: Place, limit: CompiledLimit): Commitment {
  const runsIn = ({ state }: Stretch): boolean => state === place.state;
  const startedAt = limit.allVisits ? place.enteredAt : place.since;
  const commitment = stay(definitions, ticket, limit, stateStay(ticket, place), startedAt, runsIn, null);
  return limit.allVisits ? { ...commitment, toldUntil: place.since } : commitment;
}

/** The stay in the whole process; it rests where the process has ended. */
function stayThrough(definitions: Definitions, ticket: Ticket, place: Place, limit: CompiledLimit): Commitment {
  const runsIn = ({ state }: Stretch): boolean => state !== null && !limit.pausedIn.has(state);
  const restsSince = place.ended === null ? null : place.since;
  return stay(definitions, ticket, limit, processStay(ticket), place.enteredAt, runsIn, restsSince);
}

function stay(
  definitions: Definitions,
  { clocks }: Ticket,
  limit: CompiledLimit,
  clock: ClockRef,
  from: number,
  runsIn: Terms["runsIn"],
  restsSince: number | null,
): Commitment {
  const all = stayTerms(definitions, limit, clocks.stays, clock.of, from, runsIn);
  const terms = all.at(-1) ?? all[0];
  const live = clocks.live.find((one) => one.metric === clock.metric && one.instance === clock.instance);
  return {
    clock,
    startedAt: from,
    targetMs: limitMs(limit, terms),
    terms,
    stints: stintsOf(clocks.timeline, all),
    seen: live?.seen ?? [],
    told: NEVER,
    restsSince,
    toldUntil: 0,
    reactions: limit.reactions,
  };
}

/**
 * The terms of a stay, oldest first: each period counts by the version of the calendar that the journal names for it. Journals that
 * name none, as they were written once, are read by the version in force.
 */
export function stayTerms(
  definitions: Definitions,
  { time, calendar: key }: CompiledLimit,
  named: Clocks["stays"],
  state: string | null,
  from: number,
  runsIn: Terms["runsIn"],
): readonly [Terms, ...Terms[]] {
  const by = (since: number, name: string | null): Terms => ({
    from: since,
    time,
    calendar: name === null ? null : calendarNamed(definitions, name),
    calendarName: name,
    runsIn,
  });
  const [first, ...later] = time === "working" ? namedSince(named, state, from) : [];
  if (!first) return [by(from, time === "working" ? calendarName(definitions, key) : null)];
  return [by(from, first.calendar), ...later.map(({ at, calendar }) => by(at, calendar))];
}

/** What has been named for a stay that began at `from`: the last before it holds, and the first where none is. */
function namedSince(named: Clocks["stays"], state: string | null, from: number): readonly NamedCalendar[] {
  const own = named?.filter((one) => one.state === state) ?? [];
  return own.filter((_, index) => (own[index + 1]?.at ?? Number.POSITIVE_INFINITY) > from);
}

export const limitMs = ({ within }: CompiledLimit, { calendar }: Terms): number =>
  calendar ? workingMs(calendar, within) : calendarMs(within);
