import type { Ticket } from "../../blueprints/ticket.ts";
import type { Definitions } from "../definitions.ts";
import type { Run } from "../run.ts";

/** At one instant: people and the outside, then automatic transitions and time rules, then closing, then breaches. */
export const RANK = { automatic: 0, closing: 1, clock: 2 } as const;

/** Something that will happen to a ticket by itself, unless something else happens first. Instants are epoch ms. */
export interface Deadline {
  /** When it is due, as its fact says. */
  readonly dueAt: number;
  /** When it acts at the earliest: when it is due, or just after it, for what happens only once it is past. */
  readonly actsAt: number;
  readonly rank: (typeof RANK)[keyof typeof RANK];
  /**
   * Whether it acts at `run.at`; absent: always. What does not hold when it is due is looked at again after the next event, and
   * then acts at the instant of that event.
   */
  readonly holds?: (run: Run) => boolean;
  /** Acts, at `run.at`. What follows of it (entry, automatic transitions, SLA) is not its own matter. */
  readonly act: (run: Run) => void;
}

/**
 * Every deadline of one kind that a ticket has, in listed order: a function of ticket and definitions alone, so that waking and
 * acting cannot disagree. A deadline that has acted is there no more: its fact says so.
 */
export type DeadlineSource = (definitions: Definitions, ticket: Ticket) => readonly Deadline[];

/** No deadline: one list for all, as most tickets have none of most kinds. */
export const NO_DEADLINES: readonly Deadline[] = [];
