import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createJob, readJob } from "../../api/bulk/jobs.ts";
import { goOn } from "../../api/bulk/run.ts";
import { clockAt } from "../../api/clock.ts";
import type { Store } from "../../api/db/connect.ts";
import { openStore } from "../../api/db/connect.ts";
import { Statements } from "../../api/db/statements.ts";
import { createDoor, type Door } from "../../api/tickets/door.ts";
import { multiply } from "../many-tickets.ts";
import { ANA, accepted, BRUNO, eventOf, furnish, step, submission } from "../small-desk.ts";
import { freshStore } from "../stores.ts";
import type { BenchRow } from "./bench.ts";
import { onPostgres } from "./time.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const TICKETS = 1_000;
/** Somebody else does something so often meanwhile. */
const OTHERS_EVERY_MS = 20;
const ANSWERS = { product: "billing", note: "All of them at once." };

interface Measured {
  readonly seconds: number;
  readonly othersP95: number;
}

const measured = new Map<string, Promise<Measured>>();

/** One step with a field and a note on a thousand tickets, while a colleague works on tickets of his own. */
async function measure(store: Store): Promise<Measured> {
  await furnish(store);
  const clock = clockAt(NOON);
  const door = createDoor({ store, clock });
  const { ticket } = await accepted(door, submission(NOON));
  await accepted(door, step(ticket.id, ANA, NOON, "take", "waiting"));
  const ids = [ticket.id, ...(await multiply(store, ticket.id, TICKETS - 1))];
  const own = (await accepted(door, submission(NOON))).ticket.id;
  const action = { do: "step" as const, blueprint: "small", transition: "ask", answers: ANSWERS };
  await createJob(store.db, { id: "bench", person: ANA.id, at: NOON, hash: "", action }, ids);
  const job = async () => {
    const found = await readJob(store.db, "bench");
    if (!found) throw new Error("The job is gone.");
    return found;
  };
  const waits: number[] = [];
  const start = performance.now();
  goOn({ store, door, clock, statements: new Statements() }, "bench");
  while ((await job()).doneAt === null) {
    waits.push(await another(door, own));
    await new Promise((resolve) => setTimeout(resolve, OTHERS_EVERY_MS));
  }
  const seconds = (performance.now() - start) / 1_000;
  const { tickets } = await store.db
    .selectFrom("bulk_item")
    .select((e) => e.fn.countAll<number | string>().as("tickets"))
    .where("outcome", "=", "changed")
    .executeTakeFirstOrThrow();
  if (Number(tickets) !== TICKETS) throw new Error(`Only ${tickets} of ${TICKETS} tickets moved.`);
  const sorted = waits.toSorted((a, b) => a - b);
  return { seconds, othersP95: sorted[Math.floor(sorted.length * 0.95)] ?? 0 };
}

/** How long a colleague's note takes, ms. */
async function another(door: Door, ticket: string): Promise<number> {
  const start = performance.now();
  const message = { public: false, authorKind: "agent" as const, text: "Beside it." };
  await accepted(door, { event: eventOf(ticket, BRUNO, NOON, { type: "messageReceived", message }) });
  return performance.now() - start;
}

async function onSqlite(): Promise<Measured> {
  const folder = mkdtempSync(path.join(tmpdir(), "filrouge-bulk-"));
  const store = await openStore({ database: path.join(folder, "bulk.sqlite"), role: "server" });
  try {
    return await measure(store);
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const onPostgresToo = (): Promise<Measured> =>
  onPostgres(async () => {
    const { store, remove } = await freshStore("postgres");
    try {
      return await measure(store);
    } finally {
      await remove();
    }
  });

const once = (name: string, run: () => Promise<Measured>): Promise<Measured> => {
  const found = measured.get(name) ?? run();
  measured.set(name, found);
  return found;
};

const rowsOf = (name: string, run: () => Promise<Measured>): readonly BenchRow[] => [
  {
    name: `bulk step on 1,000 tickets, ${name}`,
    unit: "s",
    bar: { atMost: 10 },
    run: async () => (await once(name, run)).seconds,
  },
  {
    name: `bulk step on 1,000 tickets, ${name}: others, p95`,
    unit: "ms",
    bar: { atMost: 200 },
    run: async () => (await once(name, run)).othersP95,
  },
];

export const rows: readonly BenchRow[] = [...rowsOf("SQLite", onSqlite), ...rowsOf("PostgreSQL", onPostgresToo)];
