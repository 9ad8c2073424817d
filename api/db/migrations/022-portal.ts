import type { Migration } from "../migration.ts";

/** Whose people see each other's tickets, and which tickets' links no longer lead anywhere. */
export const portal: Migration = async (db) => {
  // A row says that an admin has said so; without one everybody sees their own tickets alone.
  await db.schema
    .createTable("organization_sharing")
    .addColumn("organization", "text", (c) => c.primaryKey().notNull())
    .addColumn("by_actor", "text", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .execute();
  await db.schema.createIndex("contact_organization").on("contact").column("organization").ifNotExists().execute();
  // Links that were made before are void. Nothing is written when one is made.
  await db.schema
    .createTable("ticket_link")
    .addColumn("ticket", "text", (c) => c.primaryKey().notNull())
    .addColumn("void_until", "bigint", (c) => c.notNull())
    .addColumn("by_actor", "text", (c) => c.notNull())
    .execute();
};
