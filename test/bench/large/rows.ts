import { execFileSync } from "node:child_process";
import { DATABASES, type DatabaseName } from "../../stores.ts";
import type { BenchRow } from "../bench.ts";
import { bulkStep } from "./bulk.ts";
import { type LargeDesk, largeDesk } from "./desk.ts";
import { p95, timed } from "./p95.ts";
import { ticketPage } from "./page.ts";
import { dice, vocabulary } from "./words.ts";

const ROUNDS = 30;
const SEARCHES = 300;
const PAGE = 50;

/** The slowest of the shipped views, each by the p95 of its first page, as an agent of one department asks for it. */
async function firstPages(desk: LargeDesk): Promise<number> {
  const ana = await desk.visit("ana");
  const { items } = JSON.parse(await ana.get("/views")) as { readonly items: readonly { readonly key: string }[] };
  const pages: number[] = [];
  for (const { key } of items)
    pages.push(p95(await timed(ROUNDS, () => ana.get(`/views/${key}/tickets?limit=${PAGE}`))));
  return Math.max(...pages);
}

async function counts(desk: LargeDesk): Promise<number> {
  const ana = await desk.visit("ana");
  const { items } = JSON.parse(await ana.get("/view-counts")) as {
    readonly items: readonly { readonly exact: boolean }[];
  };
  if (items.filter(({ exact }) => exact).length < 10) throw new Error("Not ten views have a true count.");
  return p95(await timed(ROUNDS, () => ana.get("/view-counts")));
}

/** Two words, as often in what is asked as in what was written; each answer with its excerpts. */
async function searches(desk: LargeDesk): Promise<number> {
  const ana = await desk.visit("ana");
  const [word, roll] = [vocabulary(), dice(11)];
  return p95(
    await timed(SEARCHES, () => ana.get(`/search?${new URLSearchParams({ q: `${word(roll())} ${word(roll())}` })}`)),
  );
}

/** What the server's process holds of the machine's memory, in MB, after all that was asked of it before. */
const memory = async ({ process }: LargeDesk): Promise<number> =>
  Number(execFileSync("ps", ["-o", "rss=", "-p", String(process.pid)], { encoding: "utf8" })) / 1024;

const NAMES = { sqlite: "SQLite", postgres: "PostgreSQL" } as const;

function rowsOf(name: DatabaseName): readonly BenchRow[] {
  const on = NAMES[name];
  let moved: ReturnType<typeof bulkStep> | null = null;
  const bulk = async () => (moved ??= bulkStep(await largeDesk(name)));
  const row = (what: string, unit: string, atMost: number, run: (desk: LargeDesk) => Promise<number>): BenchRow => ({
    ...{ name: `${what}, ${on}`, unit, bar: { atMost } },
    run: async () => run(await largeDesk(name)),
  });
  return [
    row("views: first page of any shipped one, p95", "ms", 50, firstPages),
    row("views: true counts of all shipped ones, p95", "ms", 200, counts),
    row("ticket page: everything that it asks, p95", "ms", 30, ticketPage),
    row("search, two words, p95", "ms", 100, searches),
    row("bulk step on 1,000 tickets", "s", 10, async () => (await bulk()).seconds),
    row("bulk step on 1,000 tickets: others, p95", "ms", 200, async () => (await bulk()).othersP95),
    row("memory of the server after all this", "MB", 400, memory),
  ];
}

/** One database after the other, each filled once. */
export const rows: readonly BenchRow[] = DATABASES.flatMap(rowsOf);
