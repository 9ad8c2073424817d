/** Counting may take so much of the time: what took a millisecond is good for twenty. */
const SHARE = 20;
const MOST_KEPT = 500;

interface Kept<T> {
  readonly counts: Promise<T>;
  /** On the monotonic clock, ms. */
  until: number;
}

/**
 * Counts of views, kept for a moment that grows with what counting costs: on a small desk nobody sees it, and on a large one
 * people who look at lists do not count all tickets the whole day.
 */
export class Counts<T> {
  readonly #kept = new Map<string, Kept<T>>();

  /** `key` says everything that the counts depend on but the tickets. */
  of(key: string, count: () => Promise<T>): Promise<T> {
    const start = performance.now();
    const known = this.#kept.get(key);
    if (known && start < known.until) return known.counts;
    const kept: Kept<T> = { counts: count(), until: Number.POSITIVE_INFINITY };
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
    this.#kept.set(key, kept);
    kept.counts.then(
      () => {
        const now = performance.now();
        kept.until = now + (now - start) * SHARE;
      },
      () => this.#kept.delete(key),
    );
    return kept.counts;
  }
}
