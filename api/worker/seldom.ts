import type { Clock } from "../clock.ts";

/** Work that is looked for now and then. */
export interface Seldom {
  /** Looks, unless it is too early; gives how many were done. */
  readonly look: () => Promise<number>;
  /** The next look is not too early. */
  readonly again: () => void;
}

/**
 * Looks for work at most every `ms` milliseconds; after a look that found some the next one may follow at once, for there may be
 * more, unless one look does `all` there is. A clock that was put back makes nobody wait.
 */
export function seldom(
  clock: Clock,
  ms: number,
  work: (now: number) => Promise<number>,
  does: "some" | "all" = "some",
): Seldom {
  let lookedAt = Number.NEGATIVE_INFINITY;
  return {
    async look() {
      const now = clock.now();
      if (now >= lookedAt && now - lookedAt < ms) return 0;
      if (does === "all") lookedAt = now;
      const done = await work(now);
      if (done === 0) lookedAt = now;
      return done;
    },
    again() {
      lookedAt = Number.NEGATIVE_INFINITY;
    },
  };
}
