/** One measure with its bar. `run` measures once and gives the value in `unit`. */
export interface BenchRow {
  readonly name: string;
  readonly unit: string;
  readonly bar: { readonly atLeast?: number; readonly atMost?: number };
  readonly run: () => Promise<number>;
}

/** How large a desk is measured; `--tickets N` says another number. */
export const scale = { tickets: 50_000 };

export interface BenchResult {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly bar: string;
  readonly ok: boolean;
}

/** Whether a value keeps its bar. */
export const keeps = ({ atLeast, atMost }: BenchRow["bar"], value: number): boolean =>
  Number.isFinite(value) && (atLeast === undefined || value >= atLeast) && (atMost === undefined || value <= atMost);

/** The bar in words: `>= 200000`. */
export const barText = ({ atLeast, atMost }: BenchRow["bar"]): string =>
  [...(atLeast === undefined ? [] : [`>= ${atLeast}`]), ...(atMost === undefined ? [] : [`<= ${atMost}`])].join(", ");

/** Times per second that `work` runs, over about `forMs` after a warm-up of a third of that; the best of three rounds. */
export function perSecond(work: () => void, forMs = 600): number {
  const round = (ms: number): number => {
    const start = performance.now();
    let times = 0;
    let now = start;
    while (now - start < ms) {
      for (let i = 0; i < 200; i += 1) work();
      times += 200;
      now = performance.now();
    }
    return (times / (now - start)) * 1000;
  };
  round(forMs / 3);
  return Math.max(round(forMs), round(forMs), round(forMs));
}
