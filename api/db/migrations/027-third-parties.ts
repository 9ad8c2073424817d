import type { Migration } from "../migration.ts";

/** A word in a private thread with a third party names it. */
export const thirdParties: Migration = async (db) => {
  await db.schema.alterTable("message").addColumn("thread", "text").execute();
};
