import { claimArrivals } from "./arrivals.ts";
import type { MailDesk } from "./mail-desk.ts";
import { createParser } from "./parser.ts";
import { type Receiving, work } from "./work.ts";

const EVERY_MS = 1_000;
const AT_ONCE = 16;

/** Takes in what has come, on its own: what one server leaves behind another finds. */
export interface MailIntake {
  readonly start: () => void;
  /** Something has come: it need not wait for the next look. */
  readonly nudge: () => void;
  /** Everything that is due now; gives how many mails that was. */
  readonly turn: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

export function createMailIntake(desk: MailDesk, log: (line: string) => void): MailIntake {
  const parser = createParser();
  const receiving: Receiving = { desk, parser };
  const { db } = desk.store;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<number> | null = null;
  let again = false;
  /** Tells a turn that waits for what it has in hand that more has come. */
  let wake = (): void => {};

  /** A mail that takes long keeps its own place, and the others go on beside it. */
  const turn = async (): Promise<number> => {
    const inHand = new Set<Promise<void>>();
    for (let count = 0; ; ) {
      const come = Promise.withResolvers<void>();
      wake = come.resolve;
      // Many at once share a commit.
      const room = AT_ONCE - inHand.size;
      const rows = room * 2 >= AT_ONCE ? await claimArrivals(db, desk.clock.now(), room) : [];
      for (const row of rows) {
        const working = work(receiving, row)
          // It comes back when its lease ends.
          .catch((error: unknown) => log(`mail: ${error instanceof Error ? error.message : String(error)}`))
          .finally(() => inHand.delete(working));
        inHand.add(working);
      }
      count += rows.length;
      if (rows.length === 0 && inHand.size === 0) return count;
      if (rows.length === 0) await Promise.race([...inHand, ...(room * 2 >= AT_ONCE ? [come.promise] : [])]);
    }
  };
  const run = (): void => {
    again = running !== null;
    wake();
    running ??= turn()
      .catch((error: unknown) => {
        log(`mail: ${error instanceof Error ? error.message : String(error)}`);
        return 0;
      })
      .finally(() => {
        running = null;
        if (again && timer) run();
      });
  };
  return {
    start: () => {
      timer ??= setInterval(run, EVERY_MS);
      run();
    },
    nudge: () => {
      if (timer) run();
    },
    turn,
    stop: async () => {
      if (timer) clearInterval(timer);
      timer = null;
      await running;
      await parser.close();
    },
  };
}
