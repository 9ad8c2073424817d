import { type Kysely, sql } from "kysely";
import type { Tables } from "../db/tables.ts";

type Db = Kysely<Tables>;

/** Something that can't go on by itself. `key` is stable, so that one trouble is one row however often it comes. */
export interface Incident {
  readonly key: string;
  readonly kind: "wake" | "effect" | "worker" | "rearm" | "handBack";
  readonly ticket: string | null;
  readonly at: number;
  readonly detail: string;
}

/** Writes an incident, or counts it once more. */
export async function recordIncident(db: Db, { at, ...incident }: Incident): Promise<void> {
  await db
    .insertInto("incident")
    .values({ ...incident, first_at: at, last_at: at, times: 1, resolved_at: null })
    .onConflict((conflict) =>
      conflict.column("key").doUpdateSet({
        last_at: at,
        times: sql`incident.times + 1`,
        detail: incident.detail,
        resolved_at: null,
      }),
    )
    .execute();
}

/** What is wrong now, latest first. */
export async function openIncidents(db: Db): Promise<readonly Tables["incident"][]> {
  return db.selectFrom("incident").selectAll().where("resolved_at", "is", null).orderBy("last_at", "desc").execute();
}
