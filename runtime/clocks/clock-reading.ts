import type { Status } from "../../blueprints/status.ts";
import type { ClockRef, Ticket } from "../../blueprints/ticket.ts";
import { spanAt } from "../calendar/calendar.ts";
import type { SlaRow } from "../decision.ts";
import type { Definitions } from "../definitions.ts";
import { type Commitment, commitmentsOf } from "./commitments.ts";
import { elapsedAt, instantOf, isRunning } from "./counting.ts";
import { BREACH, EXCUSED } from "./fold-clocks.ts";

/** One clock of a ticket as it stands at an instant. Instants are epoch ms; lengths are in the target's own kind of time. */
export interface ClockReading extends ClockRef {
  /** `resting`: stopped by solving; it goes on when the ticket is reopened. */
  readonly state: "running" | "paused" | "resting";
  readonly breached: boolean;
  readonly excused: boolean;
  readonly warned: boolean;
  readonly startedAt: number;
  /** Null while it stands still. */
  readonly dueAt: number | null;
  readonly time: "calendar" | "working";
  readonly targetMs: number;
  readonly elapsedMs: number;
  /** Negative: so long over. */
  readonly leftMs: number;
  /** `paris-office@3` */
  readonly calendar: string | null;
  readonly pausedBy: { readonly status: Status; readonly state: string | null } | null;
  /** The open span in which it ticks now, or the next; null when it always ticks or stands still. */
  readonly open: { readonly from: number; readonly to: number } | null;
  /** Which policy or limit promises it. */
  readonly rule: string;
}

/** Every clock that has a target: next due first, those that stand still last. */
export function readClocks(definitions: Definitions, ticket: Ticket, now: number): readonly ClockReading[] {
  const commitments = commitmentsOf(definitions, ticket);
  if (commitments.length === 0) return [];
  return commitments.map((one) => readingOf(one, ticket, now)).sort(inOrder);
}

function inOrder(one: ClockReading, other: ClockReading): number {
  const order = PLACES[one.state] - PLACES[other.state];
  if (order !== 0) return order;
  return (
    (one.dueAt ?? Number.POSITIVE_INFINITY) - (other.dueAt ?? Number.POSITIVE_INFINITY) || one.leftMs - other.leftMs
  );
}

const PLACES = { running: 0, paused: 1, resting: 2 } as const;

function readingOf(commitment: Commitment, ticket: Ticket, now: number): ClockReading {
  const { clock, stints, terms, targetMs, seen, startedAt, reactions, restsSince } = commitment;
  const state = restsSince !== null ? "resting" : isRunning(stints) ? "running" : "paused";
  const elapsedMs = elapsedAt(stints, now);
  const dueAt = instantOf(stints, targetMs);
  return {
    ...clock,
    state,
    breached: seen.includes(BREACH) || elapsedMs > targetMs || (dueAt !== null && now > dueAt),
    excused: seen.includes(EXCUSED),
    warned: seen.some((what) => what.startsWith("warning:")),
    startedAt,
    dueAt: state === "running" ? dueAt : null,
    time: terms.time,
    targetMs,
    elapsedMs,
    leftMs: targetMs - elapsedMs,
    calendar: terms.calendarName,
    pausedBy: state === "paused" ? pausedBy(commitment, ticket) : null,
    open: state === "running" && terms.calendar ? spanAt(terms.calendar, now) : null,
    rule: reactions.rule,
  };
}

/** Why it stands still: the status, or the state where it runs in that status elsewhere. */
function pausedBy({ clock, terms }: Commitment, { status, place }: Ticket): ClockReading["pausedBy"] {
  const anywhere = terms.runsIn({ at: 0, status, state: null });
  return { status, state: anywhere || clock.metric === "processStay" ? (place?.state ?? null) : null };
}

const NO_ROW: SlaRow = { dueAt: null, state: null };

/** The columns by which lists find a ticket: from facts alone, so that they hold until something happens. */
export function slaRow(definitions: Definitions, ticket: Ticket): SlaRow {
  const clocks = commitmentsOf(definitions, ticket).filter(({ restsSince }) => restsSince === null);
  if (clocks.length === 0) return NO_ROW;
  const running = clocks.filter(({ stints }) => isRunning(stints));
  const dues = running.flatMap(({ stints, targetMs }) => instantOf(stints, targetMs) ?? []);
  const broken = clocks.some(({ seen }) => seen.includes(BREACH));
  return {
    dueAt: dues.length > 0 ? Math.min(...dues) : null,
    state: broken ? "breached" : running.length > 0 ? "running" : "paused",
  };
}
