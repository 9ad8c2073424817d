// Adds one to one number so many times, each in a transaction of its own that reads and then writes. Tells how it went.
import { Kysely, SqliteDialect } from "kysely";
import { openStore } from "../../api/db/connect.ts";
import { openSqliteFile } from "../../api/db/sqlite.ts";
import type { Tables } from "../../api/db/tables.ts";

/** How a contender fared; `worstMs` is its longest transaction. */
export interface Fared {
  readonly done: number;
  readonly refused: number;
  readonly worstMs: number;
}

const [, , database, times, manner] = process.argv;
if (database === undefined || times === undefined)
  throw new Error("Say which database, how often, and in which manner.");
const db =
  manner === "deferred"
    ? new Kysely<Tables>({ dialect: new SqliteDialect({ database: openSqliteFile(database) }) })
    : (await openStore({ database, role: "worker" })).db;

let [done, refused, worstMs] = [0, 0, 0];
for (let time = 0; time < Number(times); time++) {
  const start = performance.now();
  try {
    await db.transaction().execute(async (trx) => {
      const row = await trx
        .selectFrom("counter")
        .select("value")
        .where("name", "=", "contended")
        .executeTakeFirstOrThrow();
      await trx
        .updateTable("counter")
        .set({ value: row.value + 1 })
        .where("name", "=", "contended")
        .execute();
    });
    done += 1;
  } catch {
    refused += 1;
  }
  worstMs = Math.max(worstMs, performance.now() - start);
}
await db.destroy();
const fared: Fared = { done, refused, worstMs: Math.round(worstMs) };
process.stdout.write(JSON.stringify(fared));
