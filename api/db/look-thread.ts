// A thread of its own that reads a whole SQLite file once: minutes for a large one, during which the desk goes on.
import { parentPort, workerData } from "node:worker_threads";
import { healthOf, openSqliteReader } from "./sqlite.ts";

/** What the look came to: `ok`, or the first fault in SQLite's words. */
export interface Looked {
  readonly health: string;
}

const database = openSqliteReader(String(workerData));
const looked: Looked = { health: healthOf(database) };
database.close();
parentPort?.postMessage(looked);
