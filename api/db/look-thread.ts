// A thread of its own that reads a whole SQLite file once: minutes for a large one, during which the desk goes on.
import { parentPort, workerData } from "node:worker_threads";
import type { Looked } from "./damage.ts";
import { healthOf, openSqliteReader } from "./sqlite.ts";

const database = openSqliteReader(String(workerData));
const looked: Looked = { health: healthOf(database) };
database.close();
parentPort?.postMessage(looked);
