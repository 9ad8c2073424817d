import type { Outside } from "../effects/executor.ts";
import type { Door } from "../tickets/door.ts";
import { deliverDue } from "./deliver.ts";
import { rearmNext } from "./rearm.ts";
import { nextWake, wakeDue } from "./wake.ts";

/** Wakes tickets, brings new documents to live ones, and delivers what leaves. Any number of workers may run beside each other. */
export interface Worker {
  readonly start: () => void;
  /** Something may be due now: look at once instead of at the next look. */
  readonly nudge: () => void;
  /** Does everything that is due by the clock, and what becomes due by that; for tests and one-shot commands. */
  readonly drain: () => Promise<void>;
  /** Takes no new work, and resolves when what is running has been settled. */
  readonly stop: () => Promise<void>;
}

export interface WorkerOptions {
  readonly outside: Outside;
  readonly door: Door;
  /** Gives 0 … 1, to spread retries. */
  readonly chance: () => number;
  readonly log: (line: string) => void;
}

/** Looking is the truth; a nudge, and knowing when the next ticket wakes, only shorten the wait. */
const LOOK_EVERY_MS = 1_000;
/** What is due and was not to be had is in another worker's hands. */
const LOOK_AGAIN_MS = 20;
const AFTER_TROUBLE_MS = 5_000;
/** A nudge waits so long for others, so that a busy desk's effects share their commits. */
const GATHER_MS = 20;

export function createWorker({ outside, door, chance, log }: WorkerOptions): Worker {
  const { store, clock } = outside;
  let stopping = false;
  let nudged = false;
  let wait: { readonly end: () => void } | null = null;
  let running: Promise<void> | null = null;

  const round = async (): Promise<number> => {
    const woken = await wakeDue(store, door, clock);
    const rearmed = await rearmNext(store, door, clock);
    return woken + rearmed + (await deliverDue({ outside, door, chance, log }));
  };

  /** Until the next ticket wakes, by the machine's clock as it is now, and never so long that a jump of it would matter. */
  const idle = async (): Promise<number> => {
    const next = await nextWake(store).catch(() => null);
    if (next === null) return LOOK_EVERY_MS;
    const left = next - clock.now();
    return left <= 0 ? LOOK_AGAIN_MS : Math.min(left, LOOK_EVERY_MS);
  };

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wait = {
        end: () => {
          clearTimeout(timer);
          resolve();
        },
      };
    }).finally(() => {
      wait = null;
    });

  /** Lets requests that have arrived meanwhile go first. */
  const turn = () => new Promise((resolve) => setImmediate(resolve));

  const gather = () => new Promise((resolve) => setTimeout(resolve, GATHER_MS));

  const run = async () => {
    while (!stopping) {
      nudged = false;
      const did = await round().catch((error: unknown) => {
        // A database that is away for a while must not end the worker; what was claimed comes back when its lease ends.
        log(`worker: ${error instanceof Error ? error.message : String(error)}`);
        return -1;
      });
      if (stopping) return;
      if (did < 0) await pause(AFTER_TROUBLE_MS);
      else if (did === 0) {
        const ms = await idle();
        if (!nudged && !stopping) await pause(ms);
      } else await turn();
      if (nudged && !stopping) await gather();
    }
  };

  return {
    start: () => {
      running ??= run();
    },
    nudge: () => {
      nudged = true;
      wait?.end();
    },
    drain: async () => {
      while ((await round()) > 0);
    },
    stop: async () => {
      stopping = true;
      wait?.end();
      await running;
    },
  };
}
