import type { Migration } from "../migration.ts";

const text = "text" as const;
const integer = "bigint" as const;

/** How far the desk has fetched each mailbox from its server, and with which password. */
export const mailFetch: Migration = async (db) => {
  await db.schema
    .createTable("mail_fetch")
    .addColumn("mailbox", text, (c) => c.primaryKey().notNull())
    .addColumn("password", text)
    .addColumn("account", text)
    .addColumn("password_at", integer)
    .addColumn("place", text)
    .addColumn("started_at", integer)
    .addColumn("uid_validity", integer)
    .addColumn("last_uid", integer, (c) => c.notNull())
    .addColumn("marked_uid", integer, (c) => c.notNull())
    .addColumn("kept", integer, (c) => c.notNull())
    .addColumn("found", integer)
    .addColumn("look_at", integer, (c) => c.notNull())
    .addColumn("lease_until", integer, (c) => c.notNull())
    .addColumn("lease_by", text)
    .addColumn("looked_at", integer)
    .addColumn("fault", text)
    .addColumn("fault_detail", text)
    .addColumn("failing_since", integer)
    .addColumn("failures", integer, (c) => c.notNull())
    .execute();
};
