import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { openStore } from "../../api/db/connect.ts";
import { freshDatabase } from "../stores.ts";
import type { Fared } from "./contender.ts";

const CONTENDER = fileURLToPath(new URL("contender.ts", import.meta.url));
const PROCESSES = 4;

/** What several processes that read and then write one row came to. */
export interface Contention {
  readonly wanted: number;
  readonly done: number;
  readonly refused: number;
  /** What the number is in the end. */
  readonly counted: number;
  readonly worstMs: number;
}

/**
 * R16: four processes read, add one and write, `times` each, on one SQLite file. `deferred` begins transactions as the
 * database driver does by default: the control, which must be refused often.
 */
export async function contend(times: number, manner: "immediate" | "deferred"): Promise<Contention> {
  const { address, remove } = await freshDatabase("sqlite");
  try {
    const store = await openStore({ database: address, role: "tool" });
    await store.db.insertInto("counter").values({ name: "contended", value: 0 }).execute();
    const run = promisify(execFile);
    const outputs = await Promise.all(
      Array.from({ length: PROCESSES }, () => run(process.execPath, [CONTENDER, address, String(times), manner])),
    );
    const fared = outputs.map(({ stdout }) => JSON.parse(stdout) as Fared);
    const { value } = await store.db
      .selectFrom("counter")
      .select("value")
      .where("name", "=", "contended")
      .executeTakeFirstOrThrow();
    await store.close();
    return {
      wanted: PROCESSES * times,
      done: fared.reduce((sum, { done }) => sum + done, 0),
      refused: fared.reduce((sum, { refused }) => sum + refused, 0),
      counted: value,
      worstMs: Math.max(...fared.map(({ worstMs }) => worstMs)),
    };
  } finally {
    await remove();
  }
}
