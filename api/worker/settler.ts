import { setImmediate as turn } from "node:timers/promises";
import type { Store } from "../db/connect.ts";
import { type DeliveryRow, writeDeliveries } from "../effects/deliveries.ts";
import { type LoggedMail, logMail } from "../effects/mail-log.ts";
import { type Claimed, type Settlement, settleEffects } from "../effects/outbox.ts";

/** A claimed effect, what becomes of it, and what is written with that. */
export interface Settled {
  readonly one: Claimed;
  readonly to: Settlement;
  readonly mails: readonly LoggedMail[];
  /** Null: nothing was attempted. */
  readonly delivery: DeliveryRow | null;
}

/** Writes how effects went: those that end while a transaction runs share the next one. */
export interface Settler {
  readonly add: (settled: Settled) => void;
  /** Resolves when everything has been written. */
  readonly idle: () => Promise<void>;
}

const AT_ONCE = 250;

export function createSettler(store: Store, log: (line: string) => void): Settler {
  const queue: Settled[] = [];
  let running: Promise<void> | null = null;

  const write = (all: readonly Settled[]): Promise<void> =>
    store.db.transaction().execute(async (trx) => {
      const settled = await settleEffects(trx, all);
      for (const { one, mails } of all) {
        if (settled.has(one.id)) for (const mail of mails) await logMail(trx, mail);
        else log(`lease_lost ${one.id}: another worker has taken it over.`);
      }
      await writeDeliveries(
        trx,
        all.flatMap(({ delivery }) => delivery ?? []),
      );
    });

  const run = async (): Promise<void> => {
    await turn();
    while (queue.length > 0) {
      const all = queue.splice(0, AT_ONCE);
      // What is not written is delivered again when its lease ends, under the same id.
      await write(all).catch((error: unknown) =>
        log(`worker: ${error instanceof Error ? error.message : String(error)}`),
      );
    }
    running = null;
  };

  return {
    add: (settled) => {
      queue.push(settled);
      running ??= run();
    },
    idle: async () => {
      while (running) await running;
    },
  };
}
