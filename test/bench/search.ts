import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { openStore, type Store } from "../../api/db/connect.ts";
import { Statements } from "../../api/db/statements.ts";
import type { Tables } from "../../api/db/tables.ts";
import { newId } from "../../api/ids.ts";
import { documentOf } from "../../api/search/document.ts";
import { type WordDocument, wordIndexOf } from "../../api/search/word-index.ts";
import { ticketOf } from "../../api/tickets/load.ts";
import { startDesk } from "../faults/desk-process.ts";
import { signIn } from "../faults/load.ts";
import { startPostgres } from "../postgres.ts";
import { type BenchRow, scale } from "./bench.ts";

const SEARCHES = 300;
const WORDS = 20_000;
const AT_ONCE = 500;
/** Words of a ticket's subject, and of its description. */
const LENGTHS = [5, 60] as const;

/** The same numbers at every run: 0 … 1. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const SYLLABLES = ["ba", "cor", "di", "fen", "gu", "ha", "lin", "mo", "ner", "pi", "ras", "tu", "vel", "zo"] as const;

/** Invented words. As in a language a few are everywhere and most are rare: the nth is n times as rare as the first. */
function vocabulary() {
  const words = Array.from({ length: WORDS }, (_, index) => {
    let word = "";
    for (let left = index + SYLLABLES.length; left > 0; left = Math.floor(left / SYLLABLES.length))
      word += SYLLABLES[left % SYLLABLES.length];
    return word;
  });
  return (chance: number): string => words[Math.floor(WORDS ** chance) - 1] ?? "ba";
}

/** Tickets with words of their own, and their documents in the index, straight into the tables. */
async function fill({ db, dialect }: Store, count: number): Promise<void> {
  const statements = new Statements();
  const roll = dice(7);
  const word = vocabulary();
  const text = (length: number) => Array.from({ length }, () => word(roll())).join(" ");
  const row = await db
    .selectFrom("ticket")
    .selectAll()
    .where("department", "=", "department:finance")
    .where("requester", "is not", null)
    .limit(1)
    .executeTakeFirstOrThrow();
  const former = ticketOf(row.body);
  for (let at = 0; at < count; at += AT_ONCE) {
    const rows: Tables["ticket"][] = [];
    const messages: Tables["message"][] = [];
    const documents: WordDocument[] = [];
    for (let made = at; made < Math.min(at + AT_ONCE, count); made += 1) {
      const [id, number, subject, description] = [newId(), 1_000_000 + made, text(LENGTHS[0]), text(LENGTHS[1])];
      const ticket = { ...former, id, number, subject, description };
      rows.push({
        ...row,
        id,
        number,
        subject,
        search: `#${number} ${subject}`,
        body: JSON.stringify(ticket),
        wake_at: null,
      });
      const said = { at: row.created_at, public: true, author: row.requester ?? "", sender: null, text: description };
      messages.push({
        ...said,
        id: newId(),
        ticket: id,
        seq: 2,
        public: 1,
        channel: "web",
        author_kind: "requester",
        recipients: "[]",
        cc: "[]",
        message_id: null,
        in_reply_to: null,
        automatic: 0,
        attachments: "[]",
        html: null,
        thread: null,
      });
      documents.push(documentOf({ ticket, requester: null, messages: [{ ...said, attachments: [], handles: [] }] }));
    }
    await db.transaction().execute(async (trx) => {
      await statements.insertMany(trx, "ticket", rows);
      await statements.insertMany(trx, "message", messages);
      await wordIndexOf(dialect).put(trx, documents);
    });
  }
}

/** How long the slowest twentieth of searches for two words takes over HTTP, each with its excerpts, in ms. */
async function searched(env: Readonly<Record<string, string>>, data: string): Promise<number> {
  const first = await startDesk({ data, env });
  await first.stop();
  const database = env.DATABASE_URL ?? path.join(data, "filrouge.sqlite");
  const store = await openStore({ database, role: "tool" });
  await fill(store, scale.tickets);
  // As the database does by itself a while after so many rows have come.
  if (store.dialect.name === "postgres") await sql`analyze`.execute(store.db);
  await store.close();
  const desk = await startDesk({ data, env });
  try {
    const cookie = await signIn(desk.address, "ana@filrouge.example");
    const word = vocabulary();
    const roll = dice(11);
    const times: number[] = [];
    for (let search = 0; search < SEARCHES; search += 1) {
      const query = new URLSearchParams({ q: `${word(roll())} ${word(roll())}` });
      const from = performance.now();
      const answer = await fetch(`${desk.address}/api/search?${query}`, { headers: { cookie } });
      await answer.text();
      if (answer.status !== 200) throw new Error(`The search answered ${answer.status}.`);
      times.push(performance.now() - from);
    }
    return times.sort((a, b) => a - b)[Math.floor(SEARCHES * 0.95)] ?? Number.NaN;
  } finally {
    await desk.stop();
  }
}

async function inFolder(measure: (data: string) => Promise<number>): Promise<number> {
  const data = mkdtempSync(path.join(tmpdir(), "filrouge-bench-"));
  try {
    return await measure(data);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function onPostgres(data: string): Promise<number> {
  const server = await startPostgres();
  try {
    return await searched({ DATABASE_URL: server.url }, data);
  } finally {
    await server.stop();
  }
}

const bar = { atMost: 100 };
export const rows: readonly BenchRow[] = [
  { name: "search, two words, p95, SQLite", unit: "ms", bar, run: () => inFolder((data) => searched({}, data)) },
  { name: "search, two words, p95, PostgreSQL", unit: "ms", bar, run: () => inFolder(onPostgres) },
];
