import { sql } from "kysely";
import type { Migration } from "../migration.ts";

/** Problems: what many tickets come from. Which tickets those are is told by their journals. */
export const problems: Migration = async (db) => {
  const text = "text" as const;
  const integer = "bigint" as const;
  await db.schema
    .createTable("problem")
    .addColumn("number", integer, (c) => c.primaryKey().notNull())
    .addColumn("revision", integer, (c) => c.notNull())
    .addColumn("title", text, (c) => c.notNull())
    .addColumn("note", text, (c) => c.notNull())
    .addColumn("owner", text, (c) => c.notNull())
    .addColumn("banner_en", text, (c) => c.notNull())
    .addColumn("banner_fr", text, (c) => c.notNull())
    .addColumn("created_at", integer, (c) => c.notNull())
    .addColumn("updated_at", integer, (c) => c.notNull())
    .addColumn("closed_at", integer)
    .execute();
  await db.schema.createIndex("problem_open").on("problem").columns(["closed_at", "number"]).execute();
  await db.schema
    .createIndex("journal_problems")
    .on("journal")
    .columns(["ticket", "seq"])
    .where(sql<boolean>`type in ('problemJoined', 'problemLeft')`)
    .execute();
  await db.insertInto("counter").values({ name: "problems", value: 0 }).execute();
};
