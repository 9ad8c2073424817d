import type { Kysely } from "kysely";
import { readStrings } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";

/** How far new documents have come on their way to the live tickets; instants in epoch ms. */
export interface Rearm {
  readonly id: string;
  /** `calendar:paris-office@2` */
  readonly definitions: readonly string[];
  /** Live tickets when it began, and how many it has reached. */
  readonly total: number;
  readonly done: number;
  readonly startedAt: number;
  readonly finishedAt: number | null;
}

/** The latest ones, newest first. */
export async function readRearms(db: Kysely<Tables>, most = 50): Promise<readonly Rearm[]> {
  const rows = await db.selectFrom("rearm").selectAll().orderBy("id", "desc").limit(most).execute();
  return rows.map((row) => ({
    id: row.id,
    definitions: readStrings(row.definitions),
    total: row.total,
    done: row.done,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  }));
}
