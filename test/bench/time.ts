import { wakeMany } from "../faults/wakes.ts";
import { startPostgres } from "../postgres.ts";
import type { DatabaseName } from "../stores.ts";
import type { BenchRow } from "./bench.ts";

/** Tickets a second that worker processes wake when 10,000 come due at one instant, each acted on once. */
async function woken(name: DatabaseName, processes: number): Promise<number> {
  const { tickets, once, often, seconds } = await wakeMany(name, 10_000, processes);
  if (once !== tickets) throw new Error(`Of ${tickets} tickets ${once} were acted on once, ${often} more often.`);
  return tickets / seconds;
}

export async function onPostgres<T>(work: () => Promise<T>): Promise<T> {
  const { url, stop } = await startPostgres();
  process.env.FILROUGE_TEST_POSTGRES = url;
  try {
    return await work();
  } finally {
    await stop();
  }
}

export const rows: readonly BenchRow[] = [
  {
    name: "10,000 tickets due at one instant, SQLite",
    unit: "tickets/s",
    bar: { atLeast: 1000 },
    run: () => woken("sqlite", 1),
  },
  {
    name: "10,000 tickets due at one instant, PostgreSQL, two workers",
    unit: "tickets/s",
    bar: { atLeast: 2000 },
    run: () => onPostgres(() => woken("postgres", 2)),
  },
];
