import type { Migration } from "../migration.ts";

const text = "text" as const;
const integer = "bigint" as const;

/** Mail that has come, and under which name each mail that left is known again. */
export const mailIn: Migration = async (db) => {
  const create = db.schema;
  await create
    .createTable("mail_in")
    .addColumn("id", text, (c) => c.primaryKey().notNull())
    .addColumn("mailbox", text, (c) => c.notNull())
    .addColumn("at", integer, (c) => c.notNull())
    .addColumn("sender", text, (c) => c.notNull())
    .addColumn("recipient", text, (c) => c.notNull())
    .addColumn("raw", text, (c) => c.notNull())
    .addColumn("size", integer, (c) => c.notNull())
    .addColumn("identity", text)
    .addColumn("message_id", text)
    .addColumn("from_address", text, (c) => c.notNull())
    .addColumn("from_name", text, (c) => c.notNull())
    .addColumn("subject", text, (c) => c.notNull())
    .addColumn("status", text, (c) => c.notNull())
    .addColumn("why", text)
    .addColumn("detail", text)
    .addColumn("automatic", text)
    .addColumn("ticket", text)
    .addColumn("attempts", integer, (c) => c.notNull())
    .addColumn("look_at", integer)
    .addColumn("by_actor", text)
    .addColumn("settled_at", integer)
    .execute();
  await create
    .createIndex("mail_in_waiting")
    .on("mail_in")
    .column("look_at")
    .where("look_at", "is not", null)
    .execute();
  await create.createIndex("mail_in_status").on("mail_in").columns(["status", "at", "id"]).execute();
  await create.createIndex("mail_in_mailbox").on("mail_in").columns(["mailbox", "at", "id"]).execute();
  await create.createIndex("mail_in_identity").on("mail_in").columns(["mailbox", "identity"]).execute();
  await create.createIndex("mail_in_from").on("mail_in").columns(["from_address", "at"]).execute();
  await create.alterTable("mail_log").addColumn("reference", text).execute();
  await create
    .createIndex("mail_log_reference")
    .on("mail_log")
    .column("reference")
    .where("reference", "is not", null)
    .execute();
};
