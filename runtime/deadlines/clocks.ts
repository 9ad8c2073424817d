import { type DeadlineSource, NO_DEADLINES } from "./deadline.ts";

/** Warnings, breaches and escalations of the targets that a policy promises. */
export const clocks: DeadlineSource = () => NO_DEADLINES;
