import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { openStore, type Store } from "../../api/db/connect.ts";
import { type DatabaseName, freshDatabase } from "../stores.ts";
import { type DeskProcess, startDesk } from "./desk-process.ts";
import { checkDeliveries, checkEffects, putEffects } from "./effect-books.ts";
import { audit } from "./kill-nine.ts";
import { type Ledger, newLedger, runLoad, send, signIn } from "./load.ts";
import { quiet } from "./quiet.ts";
import { openReceiver, type Receiver } from "./receiver.ts";

/** What many kills of a desk whose rules have effects came to. */
export interface KilledWithEffects {
  readonly rounds: number;
  readonly acknowledged: number;
  readonly resent: number;
  readonly lost: number;
  /** Webhooks that rules asked for, and how many more times than once they were delivered. */
  readonly effects: number;
  readonly again: number;
  readonly faults: readonly string[];
  readonly refused: readonly string[];
}

const NOTHING: KilledWithEffects = {
  rounds: 0,
  acknowledged: 0,
  resent: 0,
  lost: 0,
  effects: 0,
  again: 0,
  faults: [],
  refused: [],
};

const CLIENTS = 8;
const PER_DATABASE = 10;
const WARM = 30;
/** What has not been delivered by then is not going to be. */
const DELIVERED_IN_MS = 60_000;
const PLANT = fileURLToPath(new URL("plant.ts", import.meta.url));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Kills the real server, whose rules send webhooks and make children and notes, under load at random moments (`chance` gives
 * 0 … 1). After each start everything acknowledged must be there, once; in the end every effect delivered, under one id.
 * `plant` is the control.
 */
export async function killWithEffects(
  name: DatabaseName,
  rounds: number,
  chance: () => number,
  plant?: "forgetful",
): Promise<KilledWithEffects> {
  let sum = NOTHING;
  while (sum.rounds < rounds) {
    const more = await onOneDatabase(name, Math.min(PER_DATABASE, rounds - sum.rounds), chance, plant);
    sum = {
      rounds: sum.rounds + more.rounds,
      acknowledged: sum.acknowledged + more.acknowledged,
      resent: sum.resent + more.resent,
      lost: sum.lost + more.lost,
      effects: sum.effects + more.effects,
      again: sum.again + more.again,
      faults: [...sum.faults, ...more.faults],
      refused: [...sum.refused, ...more.refused],
    };
  }
  return sum;
}

async function onOneDatabase(
  name: DatabaseName,
  rounds: number,
  chance: () => number,
  plant?: string,
): Promise<KilledWithEffects> {
  const data = mkdtempSync(path.join(tmpdir(), "filrouge-effects-"));
  const { address, remove } = await freshDatabase(name);
  const database = name === "sqlite" ? path.join(data, "filrouge.sqlite") : address;
  const receiver = await openReceiver();
  const env = { FILROUGE_WEBHOOK_HOSTS: receiver.origin, ...(name === "postgres" && { DATABASE_URL: address }) };
  const planted = plant === undefined ? { env } : { node: ["--import", PLANT], env: { ...env, FILROUGE_PLANT: plant } };
  try {
    // The first start makes demo people and documents; what is killed is the desk at work.
    const first = await startDesk({ data, env });
    const cookie = await signIn(first.address, "ana@filrouge.example");
    await first.stop();
    const before = await prepare(database, receiver);
    const ledger = newLedger();
    const faults: string[] = [];
    let [resent, lost] = [0, 0];
    for (let round = 0; round < rounds; round++) {
      const desk = await startDesk({ data, ...planted });
      resent += await sendAgain(desk, cookie, ledger, plant);
      await killAtWork(desk, cookie, ledger, chance);
      await quiet(database);
      const found = await audit(database, ledger);
      lost += found.lost;
      faults.push(...found.faults);
    }
    const last = await startDesk({ data, ...planted });
    resent += await sendAgain(last, cookie, ledger, plant);
    const delivered = await withStore(database, async (store) => {
      await deliverAll(store);
      await last.stop();
      faults.push(...(await checkEffects(store, ledger, before)));
      return checkDeliveries(store, receiver);
    });
    const { effects, again } = delivered;
    faults.push(...delivered.faults);
    return {
      rounds,
      acknowledged: ledger.acknowledged.size,
      resent,
      lost,
      effects,
      again,
      faults,
      refused: ledger.refused,
    };
  } finally {
    await receiver.close();
    await remove();
    rmSync(data, { recursive: true, force: true });
  }
}

async function withStore<T>(database: string, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ database, role: "tool" });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Puts the rules in force; gives the tickets that are there before anything is measured. */
const prepare = (database: string, { origin }: Receiver): Promise<ReadonlySet<string>> =>
  withStore(database, async (store) => {
    await putEffects(store, origin);
    return new Set((await store.db.selectFrom("ticket").select("id").execute()).map(({ id }) => id));
  });

/** What had no answer is asked once more, under its own key; under a new one, as if nobody kept keys, where that is the fault. */
async function sendAgain(desk: DeskProcess, cookie: string, ledger: Ledger, plant?: string): Promise<number> {
  const again = ledger.unsure.splice(0);
  for (const request of again)
    await send(desk.address, cookie, ledger, plant === undefined ? request : { ...request, key: randomUUID() });
  return again.length;
}

/** Eight people at work, and the power switch somewhere in the next 150 ms. */
async function killAtWork(desk: DeskProcess, cookie: string, ledger: Ledger, chance: () => number): Promise<void> {
  let over = false;
  let idle = false;
  const load = runLoad(desk.address, cookie, ledger, { clients: CLIENTS, enough: () => over }).finally(() => {
    idle = true;
  });
  const warm = ledger.acknowledged.size + WARM;
  while (ledger.acknowledged.size < warm && !idle) await pause(5);
  await pause(chance() * 150);
  await desk.kill();
  over = true;
  await load;
}

/** As if the leases of the dead had ended and every pause were over; then everything that waits must leave. */
async function deliverAll({ db }: Store): Promise<void> {
  await db.updateTable("outbox").set({ lease_until: 1 }).where("lease_until", "is not", null).execute();
  const until = performance.now() + DELIVERED_IN_MS;
  const open = () =>
    db
      .selectFrom("outbox")
      .select("id")
      .where("type", "=", "webhook")
      .where("status", "=", "pending")
      .limit(1)
      .execute();
  while ((await open()).length > 0 && performance.now() < until) await pause(50);
}
