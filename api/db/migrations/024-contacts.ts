import { sql } from "kysely";
import { contactWords, sortName } from "../../contacts/words.ts";
import { readStrings } from "../json.ts";
import type { Migration } from "../migration.ts";

/** Rows that are written between two reads. */
const AT_ONCE = 500;

/**
 * Contacts are listed by name and found by their words, along one index that holds both; phones and customer numbers; which contact
 * became part of which other one; files of contacts on their way in.
 */
export const contacts: Migration = async (db) => {
  const text = "text" as const;
  const integer = "bigint" as const;
  const contact = () => db.schema.alterTable("contact");
  await contact()
    .addColumn("phones", text, (c) => c.notNull().defaultTo("[]"))
    .execute();
  await contact().addColumn("customer_number", text).execute();
  for (const name of ["sort", "words"])
    await contact()
      .addColumn(name, text, (c) => c.notNull().defaultTo(""))
      .execute();
  await contact().addColumn("merged_into", text).execute();
  await db.schema
    .alterTable("organization")
    .addColumn("sort", text, (c) => c.notNull().defaultTo(""))
    .execute();

  for (let after = ""; ; ) {
    const rows = await db
      .selectFrom("contact")
      .select(["id", "name", "emails"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(AT_ONCE)
      .execute();
    for (const { id, name, emails } of rows) {
      await db
        .updateTable("contact")
        .set({ sort: sortName(name), words: contactWords({ name, emails: readStrings(emails) }) })
        .where("id", "=", id)
        .execute();
      after = id;
    }
    if (rows.length < AT_ONCE) break;
  }
  for (const { id, name } of await db.selectFrom("organization").select(["id", "name"]).execute())
    await db
      .updateTable("organization")
      .set({ sort: sortName(name) })
      .where("id", "=", id)
      .execute();

  const index = (name: string) => db.schema.createIndex(name).on("contact");
  await index("contact_listed").columns(["sort", "id", "words"]).where(sql<boolean>`merged_into is null`).execute();
  await index("contact_of").columns(["organization", "sort", "id"]).execute();
  await index("contact_number").columns(["customer_number"]).where(sql<boolean>`customer_number is not null`).execute();
  await index("contact_merged").columns(["merged_into"]).where(sql<boolean>`merged_into is not null`).execute();
  await db.schema.createIndex("contact_known_by").on("contact_identity").columns(["contact"]).execute();
  await db.schema.createIndex("organization_listed").on("organization").columns(["sort", "id"]).execute();

  await db.schema
    .createTable("contact_merge")
    .addColumn("id", text, (c) => c.primaryKey().notNull())
    .addColumn("master", text, (c) => c.notNull())
    .addColumn("others", text, (c) => c.notNull())
    .addColumn("was", text, (c) => c.notNull())
    .addColumn("became", text, (c) => c.notNull())
    .addColumn("by_actor", text, (c) => c.notNull())
    .addColumn("at", integer, (c) => c.notNull())
    .addColumn("undone_at", integer)
    .addColumn("settled_at", integer)
    .execute();
  await db.schema.createIndex("contact_merge_of").on("contact_merge").columns(["master", "at"]).execute();
  await db.schema
    .createIndex("contact_merge_open")
    .on("contact_merge")
    .columns(["at"])
    .where(sql<boolean>`settled_at is null`)
    .execute();
  await db.schema
    .createTable("contact_merge_ticket")
    .addColumn("merge", text, (c) => c.notNull().references("contact_merge.id"))
    .addColumn("ticket", text, (c) => c.notNull())
    .addColumn("was", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("contact_merge_ticket_key", ["merge", "ticket"])
    .execute();

  await db.schema
    .createTable("contact_import")
    .addColumn("id", text, (c) => c.primaryKey().notNull())
    .addColumn("file", text, (c) => c.notNull())
    .addColumn("by_actor", text, (c) => c.notNull())
    .addColumn("uploaded_at", integer, (c) => c.notNull())
    .addColumn("headings", text, (c) => c.notNull())
    .addColumn("total", integer, (c) => c.notNull())
    .addColumn("parts", integer, (c) => c.notNull())
    .addColumn("settings", text)
    .addColumn("part", integer, (c) => c.notNull())
    .addColumn("report", text, (c) => c.notNull())
    .addColumn("started_at", integer)
    .addColumn("finished_at", integer)
    .execute();
  await db.schema
    .createIndex("contact_import_open")
    .on("contact_import")
    .columns(["started_at"])
    .where(sql<boolean>`started_at is not null and finished_at is null`)
    .execute();
  await db.schema
    .createTable("contact_import_part")
    .addColumn("import", text, (c) => c.notNull().references("contact_import.id"))
    .addColumn("part", integer, (c) => c.notNull())
    .addColumn("records", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("contact_import_part_key", ["import", "part"])
    .execute();
};
