import type { Clock } from "../clock.ts";

const WINDOW_MS = 15 * 60_000;
const MOST = 10;
/** Accounts remembered at once; the oldest are forgotten first, so that guessing names costs no memory. */
const KEPT = 10_000;

export interface Attempts {
  readonly exhausted: (account: string) => boolean;
  readonly note: (account: string) => void;
  readonly forget: (account: string) => void;
}

/** Counts wrong passwords per account and address: ten in a quarter of an hour, and nothing is ever locked for others. */
export function createAttempts(clock: Clock): Attempts {
  const failed = new Map<string, { times: number; until: number }>();
  const current = (account: string) => {
    const entry = failed.get(account);
    if (entry && entry.until > clock.mono()) return entry;
    failed.delete(account);
    return undefined;
  };
  return {
    exhausted: (account) => (current(account)?.times ?? 0) >= MOST,
    note: (account) => {
      const entry = current(account) ?? { times: 0, until: clock.mono() + WINDOW_MS };
      failed.set(account, { ...entry, times: entry.times + 1 });
      const oldest = failed.keys().next();
      if (failed.size > KEPT && !oldest.done) failed.delete(oldest.value);
    },
    forget: (account) => {
      failed.delete(account);
    },
  };
}
