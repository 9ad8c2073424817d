import { performance } from "node:perf_hooks";

/** The only source of time in the shell. `now` is UTC epoch ms; `mono` is a steady millisecond count for leases and waits. */
export interface Clock {
  readonly now: () => number;
  readonly mono: () => number;
}

/** The machine's own clock. */
export const systemClock: Clock = { now: () => Date.now(), mono: () => performance.now() };

/** A clock that stands still until it is moved: for tests, examples and replays. */
export interface SetClock extends Clock {
  readonly set: (at: number) => void;
  readonly pass: (ms: number) => void;
}

export function clockAt(start: number): SetClock {
  let at = start;
  return {
    now: () => at,
    mono: () => at,
    set: (to) => {
      at = to;
    },
    pass: (ms) => {
      at += ms;
    },
  };
}
