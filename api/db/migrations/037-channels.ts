import type { Migration } from "../migration.ts";

const text = "text" as const;
const integer = "bigint" as const;

/** Other doors than mail: by what senders prove themselves, what came, and what belongs together. */
export const channels: Migration = async (db) => {
  const create = db.schema;
  await create
    .createTable("channel_secret")
    .addColumn("channel", text, (c) => c.primaryKey().notNull())
    .addColumn("secret", text, (c) => c.notNull())
    .addColumn("old_secret", text)
    .addColumn("old_until", integer)
    .addColumn("at", integer, (c) => c.notNull())
    .execute();
  await create
    .createTable("channel_in")
    .addColumn("id", text, (c) => c.primaryKey().notNull())
    .addColumn("channel", text, (c) => c.notNull())
    .addColumn("at", integer, (c) => c.notNull())
    .addColumn("status", text, (c) => c.notNull())
    .addColumn("why", text)
    .addColumn("detail", text)
    .addColumn("delivery", text)
    .addColumn("body", text)
    .addColumn("size", integer, (c) => c.notNull())
    .addColumn("subject", text, (c) => c.notNull())
    .addColumn("sender", text, (c) => c.notNull())
    .addColumn("ticket", text)
    .execute();
  await create.createIndex("channel_in_newest").on("channel_in").columns(["channel", "at", "id"]).execute();
  await create.createIndex("channel_in_status").on("channel_in").columns(["channel", "status", "at", "id"]).execute();
  await create
    .createIndex("channel_in_delivery")
    .on("channel_in")
    .columns(["channel", "delivery"])
    .where("delivery", "is not", null)
    .execute();
  await create
    .createTable("channel_thread")
    .addColumn("channel", text, (c) => c.notNull())
    .addColumn("thread", text, (c) => c.notNull())
    .addColumn("ticket", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("channel_thread_key", ["channel", "thread"])
    .execute();
  await create
    .createTable("channel_handle")
    .addColumn("channel", text, (c) => c.notNull())
    .addColumn("handle", text, (c) => c.notNull())
    .addColumn("contact", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("channel_handle_key", ["channel", "handle"])
    .execute();
};
