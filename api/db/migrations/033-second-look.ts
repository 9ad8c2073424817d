import type { Migration } from "../migration.ts";

/** A second person looks at what is switched off and put in another order too; who waits for whom is told by mail. */
export const secondLook: Migration = async (db) => {
  const text = "text" as const;
  await db.schema
    .alterTable("publish_request")
    .addColumn("act", text, (c) => c.notNull().defaultTo("publish"))
    .execute();
  // The order that is asked for, as JSON.
  await db.schema
    .alterTable("publish_request")
    .addColumn("places", text, (c) => c.notNull().defaultTo("[]"))
    .execute();
  await db.schema
    .createTable("publish_notice")
    .addColumn("id", text, (c) => c.primaryKey().notNull())
    .addColumn("request", text, (c) => c.notNull())
    .addColumn("person", text, (c) => c.notNull())
    .addColumn("about", text, (c) => c.notNull())
    .addColumn("lease_until", "bigint", (c) => c.notNull())
    .execute();
};
