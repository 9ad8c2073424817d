import { sql } from "kysely";
import type { Migration } from "../migration.ts";

/** What reports count: tickets by when they came and were solved, and the few facts that no column tells. And who is mailed a summary. */
export const reports: Migration = async (db) => {
  const index = (name: string) => db.schema.createIndex(name);
  await index("ticket_created").on("ticket").columns(["created_at", "id"]).execute();
  await index("ticket_solved").on("ticket").columns(["solved_at", "id"]).where("solved_at", "is not", null).execute();
  await index("journal_figures")
    .on("journal")
    .columns(["type", "at"])
    // Few of all facts are of these types: every other costs nothing.
    .where(sql<boolean>`type in ('slaMet', 'slaBreached', 'slaExcused', 'reopened', 'rated')`)
    .execute();

  // Who wants the weekly summary; without a row: he does not.
  await db.schema
    .createTable("weekly_wish")
    .addColumn("person", "text", (c) => c.primaryKey().notNull())
    .addColumn("wanted", "bigint", (c) => c.notNull())
    .addColumn("zone", "text", (c) => c.notNull())
    .execute();
  // One row a summary that was mailed, or is on its way: whoever writes it first mails it.
  await db.schema
    .createTable("weekly_mail")
    .addColumn("person", "text", (c) => c.notNull())
    .addColumn("monday", "text", (c) => c.notNull())
    .addColumn("lease_until", "bigint", (c) => c.notNull())
    .addColumn("sent_at", "bigint")
    .addPrimaryKeyConstraint("weekly_mail_key", ["person", "monday"])
    .execute();
};
