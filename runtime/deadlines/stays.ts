import { type DeadlineSource, NO_DEADLINES } from "./deadline.ts";

/** Warnings, breaches and escalations of the limits that a blueprint draws: the stay in a state, and in the whole process. */
export const stays: DeadlineSource = () => NO_DEADLINES;
