// A thread of its own for the transactions of a SQLite file: writing and waiting for the disk, away from the one that answers.
import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from "node:worker_threads";
import type { Statement } from "better-sqlite3";
import type { Script } from "./script.ts";
import { openSqliteWriter } from "./sqlite.ts";

/** What the thread is asked; `null`: close the file and end. */
export type Asked = { readonly id: number; readonly script: Script } | null;

/** What it answers: what lines told, in their order, or null where nothing was written; `error` is what SQLite said then. */
export interface Committed {
  readonly id: number;
  readonly told: readonly unknown[] | null;
  readonly error?: string;
}

const database = openSqliteWriter(String(workerData));
const prepared = new Map<string, Statement<unknown[]>>();

function statementOf(sql: string): Statement<unknown[]> {
  const known = prepared.get(sql);
  if (known) return known;
  const statement = database.prepare<unknown[]>(sql);
  prepared.set(sql, statement);
  return statement;
}

const begin = database.prepare("begin immediate");
const commit = database.prepare("commit");
const rollback = database.prepare("rollback");
const mark = database.prepare("savepoint script");
const keep = database.prepare("release script");
const undo = database.prepare("rollback to script");

/** Most scripts that share a sync: whoever is first of them waits for the last. */
const MOST_TOGETHER = 16;

type Question = NonNullable<Asked>;

/** Null: the world is no longer the one that the script was decided in, and nothing of it was written. */
function run(script: Script): readonly unknown[] | null {
  const told: unknown[] = [];
  for (const { sql, values, rows, tells } of script) {
    const statement = statementOf(sql);
    const found = statement.reader ? statement.all(...values) : null;
    if ((found ? found.length : statement.run(...values).changes) !== rows) return null;
    if (tells) told.push(Object.values(found?.[0] ?? {})[0]);
  }
  return told;
}

const sayOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** One script of several: what becomes of it touches none of the others. */
function runMarked({ id, script }: Question): Committed {
  mark.run();
  try {
    const told = run(script);
    if (!told) undo.run();
    keep.run();
    return { id, told };
  } catch (error) {
    // A disk that is full ends the whole transaction.
    if (!database.inTransaction) throw error;
    undo.run();
    keep.run();
    return { id, told: null, error: sayOf(error) };
  }
}

/** Those that wait share one transaction, so that they share one sync; each is what it would be alone, in their order. */
function answer(all: readonly Question[]): readonly Committed[] {
  try {
    begin.run();
    const answers = all.map(runMarked);
    commit.run();
    return answers;
  } catch (error) {
    if (database.inTransaction) rollback.run();
    return all.map(({ id }) => ({ id, told: null, error: sayOf(error) }));
  }
}

/** The first, and those that have come since. */
function waiting(port: MessagePort, first: Asked): readonly Asked[] {
  const all = [first];
  while (all.length < MOST_TOGETHER && all.at(-1) !== null) {
    const next: { readonly message: Asked } | undefined = receiveMessageOnPort(port);
    if (!next) break;
    all.push(next.message);
  }
  return all;
}

const port = parentPort;
port?.on("message", (first: Asked) => {
  const all = waiting(port, first);
  const questions = all.filter((one) => one !== null);
  if (questions.length > 0) for (const one of answer(questions)) port.postMessage(one);
  if (questions.length === all.length) return;
  database.close();
  port.close();
});
