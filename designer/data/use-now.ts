import { useSyncExternalStore } from "react";
import { serverNow } from "./server-time.ts";

/** One ticker for the whole page, running only while somebody looks. */
function createTicker(everyMs: number) {
  let now = serverNow();
  let timer: ReturnType<typeof setInterval> | undefined;
  const listeners = new Set<() => void>();
  const subscribe = (listener: () => void): (() => void) => {
    listeners.add(listener);
    if (timer === undefined) {
      // Nobody has looked for a while: what was the present instant then is long past.
      now = serverNow();
      timer = setInterval(() => {
        now = serverNow();
        for (const each of listeners) each();
      }, everyMs);
    }
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      clearInterval(timer);
      timer = undefined;
    };
  };
  return { subscribe, now: () => now };
}

const calm = createTicker(30_000);
const quick = createTicker(1000);

/** The present instant of the server, epoch ms, moving every 30 s; every second for who shows seconds. */
export function useNow(seconds = false): number {
  const ticker = seconds ? quick : calm;
  return useSyncExternalStore(ticker.subscribe, ticker.now);
}
