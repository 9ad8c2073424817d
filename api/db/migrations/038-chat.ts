import type { Migration } from "../migration.ts";

const text = "text" as const;
const integer = "bigint" as const;

/** Conversations of visitors, and the tickets in which they stand. */
export const chat: Migration = async (db) => {
  const create = db.schema;
  await create
    .createTable("chat_visit")
    .addColumn("id", text, (c) => c.primaryKey().notNull())
    .addColumn("chat", text, (c) => c.notNull())
    .addColumn("contact", text, (c) => c.notNull())
    .addColumn("known", integer, (c) => c.notNull())
    .addColumn("language", text, (c) => c.notNull())
    .addColumn("ticket", text, (c) => c.notNull())
    .addColumn("place", integer, (c) => c.notNull())
    .addColumn("created_at", integer, (c) => c.notNull())
    .addColumn("here_at", integer)
    .addColumn("left_at", integer)
    .addColumn("typing_at", integer, (c) => c.notNull())
    .addColumn("desk_typing_at", integer, (c) => c.notNull())
    .addColumn("received", integer, (c) => c.notNull())
    .addColumn("seen", integer, (c) => c.notNull())
    .addColumn("desk_seen", integer, (c) => c.notNull())
    .execute();
  await create
    .createTable("chat_ticket")
    .addColumn("ticket", text, (c) => c.primaryKey().notNull())
    .addColumn("visit", text, (c) => c.notNull())
    .addColumn("place", integer, (c) => c.notNull())
    .execute();
  await create.createIndex("chat_ticket_visit").on("chat_ticket").columns(["visit", "place"]).execute();
};
