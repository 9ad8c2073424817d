const QUARTER_HOUR = 900_000;

/**
 * Whether a clock is about to run out: in the last quarter of its target or the last 15 minutes, whichever is longer. Both in the
 * target's own kind of time, in ms; what is over is no more about to be.
 */
export const isNearlyDue = (targetMs: number, leftMs: number): boolean =>
  leftMs >= 0 && leftMs <= Math.max(targetMs / 4, QUARTER_HOUR);
