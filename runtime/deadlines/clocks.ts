import { pointsOf } from "../clocks/clock-points.ts";
import { promisesOf } from "../clocks/commitments.ts";
import { type DeadlineSource, NO_DEADLINES } from "./deadline.ts";

/** Warnings, breaches and escalations of the targets that a policy promises. */
export const clocks: DeadlineSource = (definitions, ticket) => {
  const commitments = promisesOf(definitions, ticket);
  if (commitments.length === 0) return NO_DEADLINES;
  return commitments.flatMap((commitment) => pointsOf(commitment, ticket.updatedAt));
};
