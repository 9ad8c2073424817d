import { sql } from "kysely";
import type { Migration } from "../migration.ts";

/** What leaves the desk, and what could not. */
export const effects: Migration = async (db) => {
  const text = "text" as const;
  const integer = "bigint" as const;
  const create = db.schema;

  await create
    .createTable("outbox")
    .addColumn("id", text, (c) => c.primaryKey().notNull())
    .addColumn("ticket", text, (c) => c.notNull())
    .addColumn("event", text, (c) => c.notNull())
    .addColumn("type", text, (c) => c.notNull())
    .addColumn("rule", text, (c) => c.notNull())
    .addColumn("effect", text, (c) => c.notNull())
    .addColumn("status", text, (c) => c.notNull())
    .addColumn("attempts", integer, (c) => c.notNull())
    .addColumn("runs", integer, (c) => c.notNull())
    .addColumn("next_at", integer, (c) => c.notNull())
    .addColumn("lease_until", integer)
    .addColumn("fence", integer, (c) => c.notNull())
    .addColumn("created_at", integer, (c) => c.notNull())
    .addColumn("settled_at", integer)
    .addColumn("detail", text)
    .execute();
  await create
    .createIndex("outbox_due")
    .on("outbox")
    .column("next_at")
    .where(sql.ref("status"), "=", "pending")
    .execute();
  await create.createIndex("outbox_ticket").on("outbox").column("ticket").execute();

  await create
    .createTable("mail_log")
    .addColumn("id", text, (c) => c.primaryKey().notNull())
    .addColumn("ticket", text)
    .addColumn("at", integer, (c) => c.notNull())
    .addColumn("recipients", text, (c) => c.notNull())
    .addColumn("subject", text, (c) => c.notNull())
    .addColumn("text", text, (c) => c.notNull())
    .execute();
  await create.createIndex("mail_log_at").on("mail_log").column("at").execute();

  await create
    .createTable("incident")
    .addColumn("key", text, (c) => c.primaryKey().notNull())
    .addColumn("kind", text, (c) => c.notNull())
    .addColumn("ticket", text)
    .addColumn("first_at", integer, (c) => c.notNull())
    .addColumn("last_at", integer, (c) => c.notNull())
    .addColumn("times", integer, (c) => c.notNull())
    .addColumn("detail", text, (c) => c.notNull())
    .addColumn("resolved_at", integer)
    .execute();
};
