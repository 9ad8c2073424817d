import type { Migration } from "../migration.ts";

const text = "text" as const;
const integer = "bigint" as const;

/** What became of mails after they had left, by address; and addresses at which nothing arrives. */
export const mailOutcome: Migration = async (db) => {
  const create = db.schema;
  await create
    .createTable("mail_outcome")
    .addColumn("reference", text, (c) => c.notNull())
    .addColumn("address", text, (c) => c.notNull())
    .addColumn("state", text, (c) => c.notNull())
    .addColumn("at", integer, (c) => c.notNull())
    .addColumn("code", text)
    .addColumn("detail", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("mail_outcome_key", ["reference", "address", "state"])
    .execute();
  await create.createIndex("mail_outcome_at").on("mail_outcome").column("at").execute();
  await create
    .createTable("dead_address")
    .addColumn("address", text, (c) => c.primaryKey().notNull())
    .addColumn("since", integer, (c) => c.notNull())
    .addColumn("code", text)
    .addColumn("detail", text, (c) => c.notNull())
    .execute();
};
