import { claimArrivals } from "./arrivals.ts";
import type { MailDesk } from "./mail-desk.ts";
import { createParser } from "./parser.ts";
import { type Receiving, work } from "./work.ts";

const EVERY_MS = 1_000;
const AT_ONCE = 8;

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

  const turn = async (): Promise<number> => {
    for (let count = 0; ; ) {
      const rows = await claimArrivals(db, desk.clock.now(), AT_ONCE);
      if (rows.length === 0) return count;
      await Promise.all(rows.map((row) => work(receiving, row)));
      count += rows.length;
    }
  };
  const run = (): void => {
    again = running !== null;
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
