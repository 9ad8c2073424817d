import { sql } from "kysely";
import type { Migration } from "../migration.ts";

/** Who is asked to approve, or to do a step of parallel work, finds those few tickets among all. */
export const asked: Migration = async (db) => {
  await db.schema
    .createIndex("ticket_asks")
    .on("ticket")
    .columns(["state_since", "id"])
    .where(sql<boolean>`involved like '% asks/%'`)
    .execute();
};
