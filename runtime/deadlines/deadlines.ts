import type { Ticket } from "../../blueprints/ticket.ts";
import type { Definitions } from "../definitions.ts";
import type { Run } from "../run.ts";
import { restsUntil } from "./automatic-day.ts";
import { clocks } from "./clocks.ts";
import { closing } from "./closing.ts";
import { type Deadline, type DeadlineSource, RANK } from "./deadline.ts";
import { deputies } from "./deputies.ts";
import { skills } from "./skills.ts";
import { snoozes } from "./snoozes.ts";
import { stays } from "./stays.ts";
import { timeRules } from "./time-rules.ts";
import { transitions } from "./transitions.ts";

/** Everything that happens by itself when time has passed; of two that are equal in all else, the one listed first acts first. */
const SOURCES: readonly DeadlineSource[] = [transitions, timeRules, skills, deputies, snoozes, closing, clocks, stays];

/** What was worked out last: a decision asks several times for the same ticket, and a ticket never changes, it is replaced. */
let lastTicket: Ticket | null = null;
let lastDefinitions: Definitions | null = null;
let lastDeadlines: readonly Deadline[] = [];

/** Every deadline of the ticket as it stands, whether or not its condition holds now. */
export function deadlinesOf(definitions: Definitions, ticket: Ticket): readonly Deadline[] {
  if (ticket === lastTicket && definitions === lastDefinitions) return lastDeadlines;
  const deadlines: Deadline[] = [];
  for (const source of SOURCES) for (const deadline of source(definitions, ticket)) deadlines.push(deadline);
  lastTicket = ticket;
  lastDefinitions = definitions;
  lastDeadlines = deadlines;
  return deadlines;
}

/**
 * When it acts on this ticket: since its last fact nothing but time has passed, so what has been looked at and passed acts when
 * something happened since, and looking again at that instant gives the same answer. Rules that went on too long rest first.
 */
function actingAt({ actsAt, rank }: Deadline, ticket: Ticket): number {
  const at = Math.max(actsAt, ticket.updatedAt);
  return rank === RANK.automatic ? Math.max(at, restsUntil(ticket)) : at;
}

export interface Due {
  readonly deadline: Deadline;
  readonly at: number;
}

/** The deadline that acts first before `until` (`inclusive`: or at it), and when; null: none does. */
export function firstDue(run: Run, until: number, inclusive: boolean): Due | null {
  const ticket = run.present;
  let first: Due | null = null;
  const before = run.at;
  for (const deadline of deadlinesOf(run.definitions, ticket)) {
    const at = actingAt(deadline, ticket);
    if (inclusive ? at > until : at >= until) continue;
    if (first && !comesBefore(deadline, at, first)) continue;
    run.at = at;
    if (deadline.holds && !deadline.holds(run)) continue;
    first = { deadline, at };
  }
  run.at = before;
  return first;
}

function comesBefore({ rank, dueAt }: Deadline, at: number, first: Due): boolean {
  if (at !== first.at) return at < first.at;
  if (rank !== first.deadline.rank) return rank < first.deadline.rank;
  return dueAt < first.deadline.dueAt;
}

/**
 * When the ticket next needs attention, epoch ms; null: when somebody comes. With `after` only what acts later counts:
 * deadlines that have been looked at, and whose condition did not hold, are looked at again with the next event.
 */
export function wakeAt(definitions: Definitions, ticket: Ticket, after = Number.NEGATIVE_INFINITY): number | null {
  let earliest: number | null = null;
  for (const deadline of deadlinesOf(definitions, ticket)) {
    const at = actingAt(deadline, ticket);
    if (at > after && (earliest === null || at < earliest)) earliest = at;
  }
  return earliest;
}
