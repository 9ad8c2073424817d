import type { Migration } from "../migration.ts";

/** Who looks at a ticket, and now at a document too, and where in it. */
export const together: Migration = async (db) => {
  await db.schema.alterTable("looking").renameColumn("ticket", "place").execute();
  await db.schema
    .alterTable("looking")
    .addColumn("spot", "text", (c) => c.notNull().defaultTo(""))
    .execute();
};
