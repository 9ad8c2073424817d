import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";

type Db = Kysely<Tables>;

/** So many failures in a row, and nothing more is sent for a while. */
export const FAILURES_AT_MOST = 10;
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 3_600_000;

/** How long a destination is left alone: longer each time it fails again, an hour at most. */
export const pauseMs = (failures: number): number =>
  Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures - FAILURES_AT_MOST, 10), LONGEST_PAUSE_MS);

/** Failures in a row of those destinations that have any. */
export async function readFailures(db: Db, names: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (names.length === 0) return new Map();
  const rows = await db.selectFrom("destination").select(["name", "failures"]).where("name", "in", names).execute();
  return new Map(rows.map(({ name, failures }) => [name, failures]));
}

/** Writes how a destination does; none in a row: all is well. */
export async function writeFailures(
  db: Db,
  name: string,
  failures: number,
  now: number,
  detail: string,
): Promise<void> {
  if (failures === 0) {
    await db.deleteFrom("destination").where("name", "=", name).execute();
    return;
  }
  const row = { failures, paused_until: failures >= FAILURES_AT_MOST ? now + pauseMs(failures) : null, detail };
  await db
    .insertInto("destination")
    .values({ name, ...row })
    .onConflict((conflict) => conflict.column("name").doUpdateSet(row))
    .execute();
}
