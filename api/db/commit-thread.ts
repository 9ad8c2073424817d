// A thread of its own for the transactions of a SQLite file: writing and waiting for the disk, away from the one that answers.
import { parentPort, workerData } from "node:worker_threads";
import type { Statement } from "better-sqlite3";
import type { Script } from "./script.ts";
import { openSqliteWriter } from "./sqlite.ts";

/** What the thread is asked; `null`: close the file and end. */
export type Asked = { readonly id: number; readonly script: Script } | null;

/** What it answers; `error` is what SQLite said where nothing was written. */
export interface Committed {
  readonly id: number;
  readonly done: boolean;
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

/** False: the world is no longer the one that the script was decided in, and nothing of it was written. */
function run(script: Script): boolean {
  begin.run();
  try {
    for (const { sql, values, rows } of script) {
      const statement = statementOf(sql);
      const came = statement.reader ? statement.all(...values).length : statement.run(...values).changes;
      if (came !== rows) {
        rollback.run();
        return false;
      }
    }
    commit.run();
    return true;
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
    answer = { id: asked.id, done: run(asked.script) };
  } catch (error) {
    answer = { id: asked.id, done: false, error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
});
