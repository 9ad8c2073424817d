import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { systemClock } from "../../api/clock.ts";
import { bringInNext } from "../../api/contacts/bring-in.ts";
import { guessColumns } from "../../api/contacts/columns.ts";
import { takeIn } from "../../api/contacts/intake.ts";
import { listContacts } from "../../api/contacts/list.ts";
import type { ImportCounts } from "../../api/contract/contact-imports.ts";
import { openStore, type Store } from "../../api/db/connect.ts";
import { newId } from "../../api/ids.ts";
import { diceOf } from "../../api/seed/dice.ts";
import { startPostgres } from "../postgres.ts";
import type { BenchRow } from "./bench.ts";

const ROWS = 50_000;
const SEARCHES = 100;

const NAMES = ["Léa", "Hugo", "Inès", "Tom", "Grace", "Nora", "Zoé", "Ali", "Ana", "Max"] as const;
const FAMILIES = ["Martin", "Petit", "Moreau", "Baker", "Hall", "Klein", "Roy", "Blanc", "Ærø", "Weiß"] as const;

/** Invented people of 2,000 organizations, as a spreadsheet writes them. */
function file(): string {
  const dice = diceOf(5);
  const lines = Array.from({ length: ROWS }, (_, at) => {
    const family = `${dice.pick(FAMILIES)}-${dice.pick(FAMILIES)}`;
    const phone = `+33 6 ${String(10_000_000 + at)}`;
    return `${family};${dice.pick(NAMES)};p${at}@client${at % 2000}.example;${phone};Client ${at % 2000};fr;K-${at}`;
  });
  return ["Nom;Prénom;E-mail;Téléphone;Société;Langue;N° client", ...lines].join("\r\n");
}

interface Measured {
  readonly seconds: number;
  readonly longestPartMs: number;
  readonly searchMs: number;
}

/** Lets the file in, from its bytes on the disk to the last row. */
async function letIn(store: Store, from: string): Promise<{ readonly counts: ImportCounts; readonly longest: number }> {
  const id = newId();
  const now = systemClock.now();
  const headings = await takeIn(store, { id, path: from, file: "people.csv", by: "agent:ada", now });
  const settings = { columns: guessColumns(headings ?? []), language: "en", kind: "customer" };
  const run = store.db.updateTable("contact_import").where("id", "=", id);
  await run.set({ settings: JSON.stringify(settings), started_at: now }).execute();
  let longest = 0;
  for (let did = 1; did > 0; ) {
    const start = performance.now();
    did = await bringInNext(store, systemClock);
    longest = Math.max(longest, performance.now() - start);
  }
  const query = store.db.selectFrom("contact_import").select("report").where("id", "=", id);
  // Written by this program alone.
  return { counts: JSON.parse((await query.executeTakeFirstOrThrow()).report) as ImportCounts, longest };
}

async function searched(store: Store): Promise<number> {
  const dice = diceOf(6);
  const times: number[] = [];
  for (let search = 0; search < SEARCHES; search += 1) {
    const at = dice.below(ROWS);
    const texts = [
      `p${at}@client`,
      `${dice.pick(NAMES)} ${dice.pick(FAMILIES)}`,
      `06${10_000_000 + at}`,
      "nobody here",
    ];
    const text = texts[search % texts.length] ?? "";
    const start = performance.now();
    const { items } = await listContacts(store.db, { text, limit: 20 });
    times.push(performance.now() - start);
    if (items.length === 0 && text !== "nobody here") throw new Error(`Nobody is found by ${text}.`);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(SEARCHES * 0.95)] ?? Number.NaN;
}

async function measure(database: string, folder: string): Promise<Measured> {
  const from = path.join(folder, "people.csv");
  writeFileSync(from, file());
  const store = await openStore({ database, role: "tool" });
  try {
    const start = performance.now();
    const { counts, longest } = await letIn(store, from);
    const seconds = (performance.now() - start) / 1000;
    if (counts.created !== ROWS) throw new Error(`${counts.created} of ${ROWS} contacts came in.`);
    const again = (await letIn(store, from)).counts;
    if (again.same !== ROWS) throw new Error(`A second run changed ${ROWS - again.same} contacts.`);
    return { seconds, longestPartMs: longest, searchMs: await searched(store) };
  } finally {
    await store.close();
  }
}

async function onSqlite(): Promise<Measured> {
  const folder = mkdtempSync(path.join(tmpdir(), "filrouge-contacts-"));
  try {
    return await measure(path.join(folder, "filrouge.sqlite"), folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onPostgres(): Promise<Measured> {
  const folder = mkdtempSync(path.join(tmpdir(), "filrouge-contacts-"));
  const postgres = await startPostgres();
  try {
    return await measure(postgres.url, folder);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Measured once for its rows. */
const once = (work: () => Promise<Measured>) => {
  let known: Promise<Measured> | undefined;
  return () => (known ??= work());
};

const rowsOf = (where: string, work: () => Promise<Measured>): readonly BenchRow[] => {
  const measured = once(work);
  return [
    {
      name: `import of 50,000 contacts from CSV${where}`,
      unit: "s",
      bar: { atMost: 60 },
      run: async () => (await measured()).seconds,
    },
    {
      name: `import of contacts${where}, longest part`,
      unit: "ms",
      bar: { atMost: 200 },
      run: async () => (await measured()).longestPartMs,
    },
    {
      name: `search of 50,000 contacts${where}, p95`,
      unit: "ms",
      bar: { atMost: 100 },
      run: async () => (await measured()).searchMs,
    },
  ];
};

export const rows: readonly BenchRow[] = [...rowsOf("", onSqlite), ...rowsOf(", PostgreSQL", onPostgres)];
