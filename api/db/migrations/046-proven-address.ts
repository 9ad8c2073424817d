import type { Migration } from "../migration.ts";

/** Addresses of which it is known that their reader wrote to the desk; and what people outside want no more mails of. */
export const provenAddress: Migration = async (db) => {
  await db.schema
    .createTable("proven_address")
    .addColumn("address", "text", (c) => c.primaryKey().notNull())
    .addColumn("since", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("unsubscribed")
    .addColumn("address", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("since", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("unsubscribed_key", ["address", "kind"])
    .execute();
};
