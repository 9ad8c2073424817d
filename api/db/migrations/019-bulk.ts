import { sql } from "kysely";
import type { Migration } from "../migration.ts";

/**
 * What is done to many tickets at once stands in a row, and each of its tickets in another, so that it goes on after a stop and
 * can be taken back. A ticket that sleeps until an instant says so in a column, which those who count unsolved tickets read.
 */
export const bulk: Migration = async (db, dialect) => {
  const text = "text" as const;
  const number = "bigint" as const;
  await db.schema
    .createTable("bulk_job")
    .addColumn("id", text, (c) => c.primaryKey())
    .addColumn("person", text, (c) => c.notNull())
    .addColumn("at", number, (c) => c.notNull())
    .addColumn("request_hash", text, (c) => c.notNull())
    .addColumn("action", text, (c) => c.notNull())
    .addColumn("total", number, (c) => c.notNull())
    .addColumn("done_at", number)
    .addColumn("undo_at", number)
    .addColumn("undone_at", number)
    .addColumn("leased_until", number, (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema.createIndex("bulk_job_person").on("bulk_job").columns(["person", "at"]).execute();
  await db.schema
    .createIndex("bulk_job_unfinished")
    .on("bulk_job")
    .column("leased_until")
    .where(sql<boolean>`done_at is null or (undo_at is not null and undone_at is null)`)
    .execute();
  await db.schema
    .createTable("bulk_item")
    .addColumn("job", text, (c) => c.notNull())
    .addColumn("position", number, (c) => c.notNull())
    .addColumn("ticket", text, (c) => c.notNull())
    .addColumn("outcome", text, (c) => c.notNull().defaultTo("waiting"))
    .addColumn("reasons", text, (c) => c.notNull().defaultTo("[]"))
    .addColumn("undo", text, (c) => c.notNull().defaultTo(""))
    .addColumn("undo_reasons", text, (c) => c.notNull().defaultTo("[]"))
    .addPrimaryKeyConstraint("bulk_item_key", ["job", "position"])
    .execute();
  await db.schema.createIndex("bulk_item_outcome").on("bulk_item").columns(["job", "outcome", "position"]).execute();
  await db.schema.createIndex("bulk_item_undo").on("bulk_item").columns(["job", "undo", "position"]).execute();

  await db.schema.alterTable("ticket").addColumn("snoozed_until", number).execute();
  await db.schema.dropIndex("ticket_unsolved").execute();
  // As it was, and until when a ticket sleeps: counting what is awake reads no ticket.
  const long = dialect.name === "sqlite" ? (["waits_for", "involved"] as const) : [];
  await db.schema
    .createIndex("ticket_unsolved")
    .on("ticket")
    .columns(["status", "assignee", "department", "group_key", "customer_replied", "priority", "sla_state"])
    .columns(["sla_due_at", "untouched_since", "snoozed_until", "state_since", "updated_at", "number", "id", ...long])
    .where(sql<boolean>`status in ('new', 'open', 'pending', 'hold')`)
    .execute();
};
