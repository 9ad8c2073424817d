import type { Migration } from "../migration.ts";

/** How often somebody has answered by a signed link of late: every server counts in the same place. */
export const linkAnswers: Migration = async (db) => {
  await db.schema
    .createTable("link_answer")
    .addColumn("link", "text", (c) => c.primaryKey().notNull())
    .addColumn("times", "bigint", (c) => c.notNull())
    .addColumn("until", "bigint", (c) => c.notNull())
    .execute();
};
