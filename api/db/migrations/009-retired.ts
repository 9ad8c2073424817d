import type { Migration } from "../migration.ts";

/** When a version was put out of force: who asks why a rule did nothing is told since when. Null: it still is in force, or nobody wrote it down. */
export const retired: Migration = async (db) => {
  await db.schema.alterTable("definition").addColumn("retired_at", "bigint").execute();
};
