import type { Fact } from "../../facts.ts";
import type { Metric } from "../../metric-names.ts";
import { isUnsolved } from "../../status.ts";
import type { Ticket } from "../../ticket.ts";
import type { ClockMove } from "../metric.ts";

/** Who spoke, as clocks hear it. What a machine or a rule wrote is no word; a CC speaks for the requester. */
export type Said = "requester" | "reply" | "note" | null;

/** What a fact says; null for one that says nothing to a clock. */
export function said(fact: Fact, ticket: Ticket): Said {
  if (fact.type !== "messageAdded" || fact.message.automatic) return null;
  const { authorKind, author, public: open, thread } = fact.message;
  // What is said to a third party is no word to the requester, and no note either.
  if (thread !== undefined) return null;
  // An agent who asks for something is a requester like any other.
  const asks = authorKind === "requester" || authorKind === "cc" || author === ticket.requester;
  if (asks) return open ? "requester" : null;
  if (authorKind !== "agent") return null;
  return open ? "reply" : "note";
}

/** An agent's public word, or a note where notes count. */
export const answers = (word: Said, notes: boolean): boolean => word === "reply" || (word === "note" && notes);

/** The ticket was unsolved, and this solved or closed it. */
export const solves = (fact: Fact): boolean =>
  fact.type === "statusChanged" && isUnsolved(fact.from) && !isUnsolved(fact.to);

/** The ticket was solved, and this opened it again. */
export const reopens = (fact: Fact): boolean =>
  fact.type === "statusChanged" && !isUnsolved(fact.from) && isUnsolved(fact.to);

/** Instances of a metric that have been. */
export const instances = ({ clocks }: Ticket, metric: Metric): number => clocks.counts[metric] ?? 0;

export const runs = ({ clocks }: Ticket, metric: Metric): boolean => clocks.live.some((one) => one.metric === metric);

/** The requester spoke while the ticket was solved, and nobody has answered since. */
export function spokeWhileSolved({ lastRequesterWordAt, lastReplyAt, solvedAt }: Ticket): boolean {
  if (lastRequesterWordAt === null || solvedAt === null || lastRequesterWordAt < solvedAt) return false;
  return lastReplyAt === null || lastReplyAt < lastRequesterWordAt;
}

/** The end of an instance; one that began at this very instant has measured nothing, and is taken back. */
export const ended = ({ clocks }: Ticket, metric: Metric, at: number): ClockMove =>
  clocks.live.some((one) => one.metric === metric && one.startedAt === at) ? "cancel" : "end";
