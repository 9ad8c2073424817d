import type { Fact } from "../facts.ts";
import type { Metric } from "../metric-names.ts";
import type { Status } from "../status.ts";
import type { Sentence } from "../text.ts";
import type { Ticket } from "../ticket.ts";

/**
 * What a fact does to a clock. `again` ends the present instance, if any, and starts the next at the same instant; `rest` stops it
 * until it resumes; `cancel` takes the instance back, as though it had never started.
 */
export type ClockMove = "start" | "end" | "again" | "rest" | "resume" | "cancel" | null;

/** One thing that a desk promises a time for. Table columns, ledger, badge and reports follow from it. */
export interface MetricType {
  readonly metric: Metric;
  readonly title: Sentence;
  /** What it measures, from when to when, in one sentence. */
  readonly description: Sentence;
  /** Statuses in which it stands still, unless the policy says otherwise. */
  readonly pausedIn: readonly Status[];
  /**
   * What this fact does to the clock. `before` is the ticket without the fact (at its creation the new ticket itself), `after` with
   * it; `live` says whether an instance is there, and `notes` whether the policy lets an agent's internal note count as a reply.
   */
  readonly move: (fact: Fact, before: Ticket, after: Ticket, live: boolean, notes: boolean) => ClockMove;
}
