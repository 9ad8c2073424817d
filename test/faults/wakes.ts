import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import { clockAt } from "../../api/clock.ts";
import { openStore } from "../../api/db/connect.ts";
import { createDoor } from "../../api/tickets/door.ts";
import { multiply } from "../many-tickets.ts";
import { ANA, accepted, furnish, step, submission } from "../small-desk.ts";
import { type DatabaseName, freshDatabase } from "../stores.ts";
import type { Said } from "./worker-process.ts";

const WORKER = fileURLToPath(new URL("worker-process.ts", import.meta.url));
const PLANT = fileURLToPath(new URL("plant-claims.ts", import.meta.url));
const NOON = Date.UTC(2026, 10, 23, 12);
const LATER = NOON + 60 * 3_600_000;

/** How a crowd of tickets that were due at one instant fared under several worker processes. */
export interface Woken {
  readonly tickets: number;
  /** Tickets on which it was acted not at all, once, more often. */
  readonly never: number;
  readonly once: number;
  readonly often: number;
  /** Wakes sent, by process: together as many as tickets when no two were at the same one. */
  readonly wakes: readonly number[];
  readonly seconds: number;
}

export interface Harm {
  /** Takes away what keeps two from acting on one ticket: the control. */
  readonly planted?: boolean;
  /** So many workers are killed at work, at moments drawn by `chance`, and replaced by fresh ones. */
  readonly kills?: number;
  readonly chance?: () => number;
}

/**
 * R11, R12: so many tickets come due at one instant, and worker processes fall upon them.
 */
export async function wakeMany(
  name: DatabaseName,
  tickets: number,
  processes: number,
  { planted = false, kills = 0, chance = Math.random }: Harm = {},
): Promise<Woken> {
  const { address, remove } = await freshDatabase(name);
  try {
    const store = await openStore({ database: address, role: "tool" });
    await furnish(store);
    const door = createDoor({ store, clock: clockAt(NOON) });
    const { ticket } = await accepted(door, submission(NOON));
    await accepted(door, step(ticket.id, ANA, NOON, "take", "waiting"));
    await multiply(store, ticket.id, tickets - 1);
    if (planted)
      for (const key of ["journal_key", "inbox_pkey", "decision_pkey", "outbox_pkey"])
        await sql`alter table ${sql.table(key.split("_")[0] ?? "")} drop constraint ${sql.ref(key)}`.execute(store.db);
    const workers = await Promise.all(Array.from({ length: processes }, () => started(address, planted)));
    const start = performance.now();
    const killing = chained(kills, async () => {
      const fresh = await started(address, planted);
      fresh.send({ start: true });
      await pause(chance() * 300);
      fresh.kill("SIGKILL");
    });
    const wakes = await Promise.all(workers.map(finished));
    await killing;
    const seconds = (performance.now() - start) / 1000;
    const acted = await store.db
      .selectFrom("journal")
      .select((e) => ["ticket", e.fn.countAll<number>().as("times")])
      .where("rule", "=", "blueprint:small@1/transitions/too-late")
      .where("type", "=", "transitionTaken")
      .groupBy("ticket")
      .execute();
    await store.close();
    const many = acted.filter(({ times }) => Number(times) > 1).length;
    return { tickets, never: tickets - acted.length, once: acted.length - many, often: many, wakes, seconds };
  } finally {
    await remove();
  }
}

/** One after the other, so many times. */
async function chained(times: number, work: () => Promise<void>): Promise<void> {
  for (let time = 0; time < times; time++) await work();
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function started(address: string, planted: boolean): Promise<ChildProcess> {
  const child = fork(WORKER, [address, String(LATER)], planted ? { execArgv: ["--import", PLANT] } : {});
  await said(child);
  return child;
}

async function finished(child: ChildProcess): Promise<number> {
  const fared = said(child);
  child.send({ start: true });
  const last = await fared;
  if (!("woke" in last)) throw new Error("A worker process did not say how it fared.");
  return last.woke;
}

/** What the process says next; throws when it ends instead. */
const said = (child: ChildProcess): Promise<Said> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`A worker process ended with ${code}.`));
    child.once("exit", ended);
    child.once("message", (message: Said) => {
      child.off("exit", ended);
      resolve(message);
    });
  });
