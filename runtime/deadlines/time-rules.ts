import { type DeadlineSource, NO_DEADLINES } from "./deadline.ts";

/** Time rules that are armed on the ticket. */
export const timeRules: DeadlineSource = () => NO_DEADLINES;
