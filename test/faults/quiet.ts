import { sql } from "kysely";
import { isPostgres, openStore } from "../../api/db/connect.ts";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves when PostgreSQL's own processes have ended what a killed server still asked of them; a file is quiet at once. */
export async function quiet(database: string): Promise<void> {
  if (!isPostgres(database)) return;
  const { db, close } = await openStore({ database, role: "tool" });
  try {
    for (;;) {
      const { rows } = await sql<{ others: string }>`select count(*) as others from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
        and state <> 'idle'`.execute(db);
      if (Number(rows[0]?.others) === 0) return;
      await pause(10);
    }
  } finally {
    await close();
  }
}
