import { pointsOf } from "../clocks/clock-points.ts";
import { staysOf } from "../clocks/commitments.ts";
import { type DeadlineSource, NO_DEADLINES } from "./deadline.ts";

/** Warnings, breaches and escalations of the limits that a blueprint draws: the stay in a state, and in the whole process. */
export const stays: DeadlineSource = (definitions, ticket) => {
  const commitments = staysOf(definitions, ticket);
  if (commitments.length === 0) return NO_DEADLINES;
  return commitments.flatMap((commitment) => pointsOf(commitment, ticket.updatedAt));
};
