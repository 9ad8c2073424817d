import { sql } from "kysely";
import type { Migration } from "../migration.ts";

/** Whose tickets somebody sees by his role; which publications need a second person, and who asks for one. */
export const roles: Migration = async (db) => {
  const text = "text" as const;
  await db.schema
    .alterTable("person")
    .addColumn("sees", text, (c) => c.notNull().defaultTo("departments"))
    .execute();
  // `scope` is a department's key, or "desk".
  await db.schema
    .createTable("second_person")
    .addColumn("scope", text, (c) => c.primaryKey().notNull())
    .addColumn("by_actor", text, (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("publish_request")
    .addColumn("id", text, (c) => c.primaryKey().notNull())
    .addColumn("kind", text, (c) => c.notNull())
    .addColumn("key", text, (c) => c.notNull())
    .addColumn("revision", "bigint", (c) => c.notNull())
    .addColumn("status", text, (c) => c.notNull())
    .addColumn("author", text, (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("note", text, (c) => c.notNull())
    .addColumn("decided_by", text)
    .addColumn("decided_at", "bigint")
    .addColumn("word", text, (c) => c.notNull())
    .addColumn("version", "bigint")
    .execute();
  // One waits at most for each document.
  await db.schema
    .createIndex("publish_request_waiting")
    .unique()
    .on("publish_request")
    .columns(["kind", "key"])
    .where(sql<boolean>`status = 'waiting'`)
    .execute();
};
