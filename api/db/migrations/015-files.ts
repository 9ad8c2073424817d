import type { Migration } from "../migration.ts";

/**
 * Which message names which file: who may read one of those messages may have the file, and a file that no message names can
 * go. A message keeps the HTML that it came as.
 */
export const files: Migration = async (db, dialect) => {
  const text = "text" as const;
  const create = db.schema;

  await create
    .createTable("message_file")
    .addColumn("attachment", text, (c) => c.notNull())
    .addColumn("message", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("message_file_key", ["attachment", "message"])
    .modifyEnd(dialect.clustered)
    .execute();
  await create.createIndex("message_file_message").on("message_file").column("message").execute();

  await create
    .alterTable("attachment")
    .addColumn("look_at", "bigint", (c) => c.notNull().defaultTo(0))
    .execute();
  await create.createIndex("attachment_look").on("attachment").column("look_at").execute();
  await create.createIndex("attachment_bytes").on("attachment").column("sha256").execute();
  await create.createIndex("attachment_of").on("attachment").columns(["by_actor", "at"]).execute();

  await create.alterTable("message").addColumn("html", text).execute();
};
