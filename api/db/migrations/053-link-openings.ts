import type { Migration } from "../migration.ts";

/** When the page behind a signed link was first and last opened: an agent sees whether what was asked has been looked at. */
export const linkOpenings: Migration = async (db) => {
  await db.schema
    .createTable("link_opening")
    .addColumn("link", "text", (c) => c.primaryKey().notNull())
    .addColumn("first_at", "bigint", (c) => c.notNull())
    .addColumn("last_at", "bigint", (c) => c.notNull())
    .execute();
};
