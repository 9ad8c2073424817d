/** What nineteen of twenty do not exceed. */
export const p95 = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[Math.ceil(all.length * 0.95) - 1] ?? Number.NaN;

/** How long each of so many goes takes, in ms, after two that warm up. */
export async function timed(times: number, work: (at: number) => Promise<unknown>): Promise<readonly number[]> {
  const all: number[] = [];
  for (let at = -2; at < times; at++) {
    const start = performance.now();
    await work(Math.max(at, 0));
    if (at >= 0) all.push(performance.now() - start);
  }
  return all;
}
