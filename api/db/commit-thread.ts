// A thread of its own for the transactions of a SQLite file: writing and waiting for the disk, away from the one that answers.
import { parentPort, workerData } from "node:worker_threads";
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

/** Null: the world is no longer the one that the script was decided in, and nothing of it was written. */
function run(script: Script): readonly unknown[] | null {
  const told: unknown[] = [];
  begin.run();
  try {
    for (const { sql, values, rows, tells } of script) {
      const statement = statementOf(sql);
      const found = statement.reader ? statement.all(...values) : null;
      if ((found ? found.length : statement.run(...values).changes) !== rows) {
        rollback.run();
        return null;
      }
      if (tells) told.push(Object.values(found?.[0] ?? {})[0]);
    }
    commit.run();
    return told;
  } catch (error) {
    if (database.inTransaction) rollback.run();
    throw error;
  }
}

parentPort?.on("message", (asked: Asked) => {
  if (asked === null) {
    database.close();
    parentPort?.close();
    return;
  }
  let answer: Committed;
  try {
    answer = { id: asked.id, told: run(asked.script) };
  } catch (error) {
    answer = { id: asked.id, told: null, error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
});
