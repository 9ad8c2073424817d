import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Statement } from "better-sqlite3";
import { Kysely } from "kysely";
import { clockAt } from "../../api/clock.ts";
import { openStore, type Store } from "../../api/db/connect.ts";
import { sqliteDialect } from "../../api/db/dialect.ts";
import { openSqliteFile, sqliteKysely } from "../../api/db/sqlite.ts";
import type { Tables } from "../../api/db/tables.ts";
import { createDoor, type Door } from "../../api/tickets/door.ts";
import type { Item } from "../../api/tickets/item.ts";
import { ANA, accepted, eventOf, furnish, step, submission } from "../small-desk.ts";
import type { BenchRow } from "./bench.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const CHUNK = 200;
const CHUNKS = 10;

/** Statements of one transaction, as they were sent. */
type Recorded = readonly { readonly sql: string; readonly parameters: readonly unknown[] }[];

/** There and back again: steps that can be taken any number of times, each with a field, facts and a status change. */
const transitions = (ticket: string, times: number): readonly Item[] =>
  Array.from({ length: times }, (_, index) =>
    index % 2 === 0
      ? step(ticket, ANA, NOON, "ask", "working", { product: `Book ${index}` })
      : step(ticket, ANA, NOON, "back", "asked"),
  );

const doorOn = (store: Store): Door => createDoor({ store, clock: clockAt(NOON) });

/** Takes the items in one by one while noting the statements of each. */
async function record(file: string, items: readonly Item[]): Promise<readonly Recorded[]> {
  let current: { sql: string; parameters: readonly unknown[] }[] = [];
  const db = new Kysely<Tables>({
    dialect: sqliteKysely(openSqliteFile(file)),
    log: ({ query: { sql, parameters } }) => {
      if (!/^(begin|commit)/.test(sql)) current.push({ sql, parameters });
    },
  });
  const door = doorOn({ db, dialect: sqliteDialect, close: () => db.destroy() });
  const recorded: Recorded[] = [];
  for (const item of items) {
    current = [];
    await accepted(door, item);
    recorded.push(current);
  }
  await db.destroy();
  return recorded;
}

/** Seconds that the same statements take through the bare driver, prepared once, one commit each. */
function replay(file: ReturnType<typeof openSqliteFile>, transactions: readonly Recorded[]): number {
  const prepared = new Map<string, Statement<unknown[]>>();
  const start = performance.now();
  for (const statements of transactions) {
    file.exec("begin immediate");
    for (const { sql, parameters } of statements) {
      let statement = prepared.get(sql);
      if (!statement) {
        statement = file.prepare<unknown[]>(sql);
        prepared.set(sql, statement);
      }
      if (statement.reader) statement.all(...parameters);
      else statement.run(...parameters);
    }
    file.exec("commit");
  }
  return (performance.now() - start) / 1000;
}

async function through(door: Door, items: readonly Item[]): Promise<number> {
  const start = performance.now();
  for (const item of items) await accepted(door, item);
  return (performance.now() - start) / 1000;
}

/** Rate of transitions through the door over the rate of their statements alone, each durable by itself. */
async function ratio(): Promise<number> {
  const directory = mkdtempSync(path.join(tmpdir(), "filrouge-bench-"));
  const file = (name: string) => path.join(directory, `${name}.db`);
  try {
    const seed = await openStore({ database: file("recorded"), role: "tool" });
    await furnish(seed);
    const seedDoor = doorOn(seed);
    const { ticket } = await accepted(seedDoor, submission(NOON));
    await accepted(seedDoor, step(ticket.id, ANA, NOON, "take", "waiting"));
    await seed.close();
    for (const name of ["bare", "door"]) copyFileSync(file("recorded"), file(name));
    const items = transitions(ticket.id, CHUNK * CHUNKS);
    const recorded = await record(file("recorded"), items);
    const bare = openSqliteFile(file("bare"));
    const store = await openStore({ database: file("door"), role: "tool" });
    const door = doorOn(store);
    let [bareSeconds, doorSeconds] = [0, 0];
    // In turns, so that both meet the same disk.
    for (let at = 0; at < items.length; at += CHUNK) {
      bareSeconds += replay(bare, recorded.slice(at, at + CHUNK));
      doorSeconds += await through(door, items.slice(at, at + CHUNK));
    }
    bare.close();
    await store.close();
    return bareSeconds / doorSeconds;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Events a second when history comes in batches of 200. */
async function batches(): Promise<number> {
  const directory = mkdtempSync(path.join(tmpdir(), "filrouge-bench-"));
  try {
    const store = await openStore({ database: path.join(directory, "batches.db"), role: "tool" });
    await furnish(store);
    const door = doorOn(store);
    const items = Array.from({ length: 1500 }, () => submission(NOON)).flatMap((opened) => {
      const id = opened.event.ticket;
      const steps = [
        step(id, ANA, NOON + 1, "take", "waiting"),
        step(id, ANA, NOON + 2, "ask", "working", { product: "Book" }),
        step(id, ANA, NOON + 3, "back", "asked"),
        {
          event: eventOf(id, ANA, NOON + 4, {
            type: "messageReceived",
            message: { public: true, authorKind: "agent", text: "Here it is." },
          }),
        },
      ];
      return [opened, ...steps].map((item): Item => ({ event: { ...item.event, history: true } }));
    });
    const start = performance.now();
    for (let at = 0; at < items.length; at += 200) {
      const results = await door.applyBatch(items.slice(at, at + 200));
      const refused = results.find(({ outcome }) => outcome !== "accepted");
      if (refused) throw new Error(`An event of the batch was not taken in: ${JSON.stringify(refused)}`);
    }
    const rate = items.length / ((performance.now() - start) / 1000);
    await store.close();
    return rate;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

export const rows: readonly BenchRow[] = [
  {
    name: "durable transitions through apply, of the bare statements",
    unit: "ratio",
    bar: { atLeast: 0.45 },
    run: ratio,
  },
  { name: "events in batches through the door", unit: "events/s", bar: { atLeast: 3000 }, run: batches },
];
