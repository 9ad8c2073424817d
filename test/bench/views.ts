import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { clockAt } from "../../api/clock.ts";
import type { Store } from "../../api/db/connect.ts";
import { openStore } from "../../api/db/connect.ts";
import { Statements } from "../../api/db/statements.ts";
import { CompiledDefinitions } from "../../api/definitions/compiled.ts";
import { createDoor } from "../../api/tickets/door.ts";
import { conditionOf } from "../../api/tickets/view-book.ts";
import { viewCounts } from "../../api/tickets/view-counts.ts";
import { type Onlooker, type Question, viewPage } from "../../api/tickets/view-tickets.ts";
import { library } from "../../blueprints/library.ts";
import { multiply } from "../many-tickets.ts";
import { ANA, accepted, furnish, submission } from "../small-desk.ts";
import { freshStore } from "../stores.ts";
import { type BenchRow, scale } from "./bench.ts";
import { onPostgres } from "./time.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const AGENTS = 20;
const ROUNDS = 30;
const PAGE = 50;
const AT_ONCE = 5_000;

/** The shipped views, as they are asked. */
const VIEWS: readonly Question[] = library.flatMap(({ document }) => {
  if (document.kind !== "view") return [];
  const { group, order } = document;
  return [{ condition: conditionOf(document), ...(group && { group }), ...(order && { order }) }];
});

/** A desk as it is: four of five tickets are over; the others belong to twenty agents or nobody, and some wait or are late. */
async function fill(store: Store): Promise<void> {
  await furnish(store);
  const { ticket } = await accepted(createDoor({ store, clock: clockAt(NOON) }), submission(NOON));
  await multiply(store, ticket.id, scale.tickets - 1);
  const { db } = store;
  // Some at a time: a statement has so many seconds.
  for (let from = 0; from <= scale.tickets; from += AT_ONCE) await spread(db, from, from + AT_ONCE);
  await sql.raw("analyze").execute(db);
}

async function spread(db: Store["db"], from: number, to: number): Promise<void> {
  await sql`update ticket set
    status = case number % 20 when 0 then 'new' when 1 then 'open' when 2 then 'pending' when 3 then 'hold' when 4 then 'solved' else 'closed' end,
    assignee = case when number % 7 = 0 then null when number % 7 = 1 then 'agent:ana' else 'agent:' || (number % ${sql.lit(AGENTS)}) end,
    updated_at = ${NOON} - (number * 7919) % 5184000000, created_at = ${NOON} - number * 60000,
    untouched_since = ${NOON} - (number * 104729) % 864000000, state_since = ${NOON} - (number * 7907) % 864000000,
    customer_replied = case when number % 20 = 1 and number % 3 = 0 then 1 else 0 end,
    waits_for = case when number % 7 = 0 then ',"nobody"' else ',"group:finance"' end
    where number > ${from} and number <= ${to}`.execute(db);
  await sql`update ticket set sla_due_at = ${NOON} + (number * 15485863) % 86400000 - 3600000,
    sla_state = case when number % 40 = 1 then 'breached' when number % 20 = 3 then 'paused' else 'running' end
    where status in ('new', 'open', 'pending', 'hold') and number > ${from} and number <= ${to}`.execute(db);
}

const p95 = (all: readonly number[]): number =>
  all.toSorted((a, b) => a - b)[Math.ceil(all.length * 0.95) - 1] ?? Number.NaN;

async function timed(times: number, work: (at: number) => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let at = -2; at < times; at++) {
    const start = performance.now();
    await work(at);
    if (at >= 0) all.push(performance.now() - start);
  }
  return p95(all);
}

/** The slowest of the shipped views, by the 95th of a hundred first pages; and ten of them counted. */
async function measured(store: Store): Promise<{ readonly page: number; readonly counts: number }> {
  await fill(store);
  const definitions = await new CompiledDefinitions().current(store.db);
  const onlooker: Onlooker = {
    store,
    statements: new Statements(),
    definitions,
    actor: ANA,
    now: NOON,
    onShift: new Set(["agent:ana", "agent:3", "agent:4"]),
    // Somebody of one department: his scope costs more than that of an admin, who has none.
    scope: { within: { departments: ANA.departments, groups: ANA.groups, roles: ANA.roles, person: ANA.id } },
  };
  const pages: number[] = [];
  for (const question of VIEWS)
    pages.push(await timed(ROUNDS, () => viewPage(onlooker, question, { limit: PAGE, from: null })));
  const counts = await timed(ROUNDS, () => viewCounts(onlooker, VIEWS.slice(0, 10)));
  return { page: Math.max(...pages), counts };
}

type Measured = Awaited<ReturnType<typeof measured>>;
const known = new Map<string, Promise<Measured>>();

/** Both rows of a database come of one filling. */
function once(name: "sqlite" | "postgres"): Promise<Measured> {
  const before = known.get(name);
  if (before) return before;
  const made =
    name === "sqlite"
      ? onSqlite()
      : onPostgres(async () => {
          const { store, remove } = await freshStore("postgres");
          try {
            return await measured(store);
          } finally {
            await remove();
          }
        });
  known.set(name, made);
  return made;
}

async function onSqlite(): Promise<Measured> {
  const directory = mkdtempSync(path.join(tmpdir(), "filrouge-bench-"));
  const store = await openStore({ database: path.join(directory, "views.db"), role: "tool" });
  try {
    return await measured(store);
  } finally {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

const NAMES = { sqlite: "SQLite", postgres: "PostgreSQL" } as const;

export const rows: readonly BenchRow[] = (["sqlite", "postgres"] as const).flatMap((name) => [
  {
    name: `views: first page of any shipped one, p95, ${NAMES[name]}`,
    unit: "ms",
    bar: { atMost: 50 },
    run: async () => (await once(name)).page,
  },
  {
    name: `views: true counts of ten, p95, ${NAMES[name]}`,
    unit: "ms",
    bar: { atMost: 200 },
    run: async () => (await once(name)).counts,
  },
]);
