import { type Kysely, sql } from "kysely";
import type { Tables } from "../db/tables.ts";
import type { BatchResult } from "../tickets/item.ts";

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

/** Writes down which tickets of a batch were not taken: each result is of the ticket at its place. */
export async function recordRefused(
  db: Db,
  tickets: readonly string[],
  results: readonly BatchResult[],
  { key, kind, at }: Pick<Incident, "key" | "kind" | "at">,
): Promise<void> {
  for (const [index, result] of results.entries()) {
    const ticket = tickets[index];
    if (ticket === undefined || result.outcome === "accepted") continue;
    const detail = result.outcome === "failed" ? String(result.error) : `It was answered with ${result.outcome}.`;
    await recordIncident(db, { key: `${key}:${ticket}`, kind, ticket, at, detail });
  }
}

/** What is wrong now, latest first. */
export async function openIncidents(db: Db): Promise<readonly Tables["incident"][]> {
  return db.selectFrom("incident").selectAll().where("resolved_at", "is", null).orderBy("last_at", "desc").execute();
}
