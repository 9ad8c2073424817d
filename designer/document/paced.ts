/** A run of changes is over when so long nothing has changed; ms. */
const QUIET_MS = 120;
/** However long a run goes on, no change waits longer; ms. */
const LONGEST_MS = 1000;

export interface Pace {
  /** Something has changed: acts at once when it is alone, else when the run has ended or has gone on for a second. */
  readonly changed: () => void;
  /** Forgets what waits: it has been done, or nobody asks for it any more. */
  readonly forget: () => void;
}

/** Paces what is too much to do at every letter that somebody types. The last change of a run is always acted on. */
export function paced(act: () => void): Pace {
  let last = Number.NEGATIVE_INFINITY;
  let due = Number.POSITIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const forget = () => {
    clearTimeout(timer);
    timer = undefined;
    due = Number.POSITIVE_INFINITY;
  };
  const done = () => {
    forget();
    act();
  };
  return {
    changed() {
      const now = performance.now();
      const alone = timer === undefined && now - last >= QUIET_MS;
      last = now;
      if (alone) return done();
      if (timer === undefined) due = now + LONGEST_MS;
      clearTimeout(timer);
      timer = setTimeout(done, Math.max(0, Math.min(QUIET_MS, due - now)));
    },
    forget,
  };
}
