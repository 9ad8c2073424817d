import { sql } from "kysely";
import type { Migration } from "../migration.ts";

/** Definitions, people, tokens, imports. */
export const desk: Migration = async (db, dialect) => {
  const text = "text" as const;
  const integer = "bigint" as const;
  const create = db.schema;

  await create
    .createTable("definition")
    .addColumn("kind", text, (c) => c.notNull())
    .addColumn("key", text, (c) => c.notNull())
    .addColumn("version", integer, (c) => c.notNull())
    .addColumn("status", text, (c) => c.notNull())
    .addColumn("body", text, (c) => c.notNull())
    .addColumn("author", text, (c) => c.notNull())
    .addColumn("at", integer, (c) => c.notNull())
    .addColumn("note", text, (c) => c.notNull())
    .addColumn("revision", integer, (c) => c.notNull())
    .addColumn("position", integer, (c) => c.notNull())
    .addPrimaryKeyConstraint("definition_key", ["kind", "key", "version"])
    .execute();
  await create
    .createIndex("definition_published")
    .unique()
    .on("definition")
    .columns(["kind", "key"])
    .where(sql.ref("status"), "=", "published")
    .execute();
  for (const statement of dialect.immutableVersions()) await db.executeQuery(statement);

  await create
    .createTable("counter")
    .addColumn("name", text, (c) => c.primaryKey().notNull())
    .addColumn("value", integer, (c) => c.notNull())
    .execute();
  await db.insertInto("counter").values({ name: "definitions", value: 1 }).execute();

  await create
    .createTable("person")
    .addColumn("key", text, (c) => c.primaryKey().notNull())
    .addColumn("name", text, (c) => c.notNull())
    .addColumn("email", text, (c) => c.notNull().unique())
    .addColumn("language", text, (c) => c.notNull())
    .addColumn("roles", text, (c) => c.notNull())
    .addColumn("rights", text, (c) => c.notNull())
    .addColumn("departments", text, (c) => c.notNull())
    .addColumn("active", integer, (c) => c.notNull())
    .execute();
  await create
    .createTable("department")
    .addColumn("key", text, (c) => c.primaryKey().notNull())
    .addColumn("name", text, (c) => c.notNull())
    .execute();
  await create
    .createTable("desk_group")
    .addColumn("key", text, (c) => c.primaryKey().notNull())
    .addColumn("name", text, (c) => c.notNull())
    .addColumn("department", text, (c) => c.references("department.key"))
    .execute();
  await create
    .createTable("person_group")
    .addColumn("person", text, (c) => c.notNull().references("person.key"))
    .addColumn("group_key", text, (c) => c.notNull().references("desk_group.key"))
    .addPrimaryKeyConstraint("person_group_key", ["person", "group_key"])
    .execute();
  await create
    .createTable("organization")
    .addColumn("id", text, (c) => c.primaryKey().notNull())
    .addColumn("name", text, (c) => c.notNull())
    .addColumn("attributes", text, (c) => c.notNull())
    .execute();
  await create
    .createTable("contact")
    .addColumn("id", text, (c) => c.primaryKey().notNull())
    .addColumn("name", text, (c) => c.notNull())
    .addColumn("emails", text, (c) => c.notNull())
    .addColumn("language", text, (c) => c.notNull())
    .addColumn("kind", text, (c) => c.notNull())
    .addColumn("verified", integer, (c) => c.notNull())
    .addColumn("organization", text, (c) => c.references("organization.id"))
    .execute();

  await create
    .createTable("contact_identity")
    .addColumn("kind", text, (c) => c.notNull())
    .addColumn("value", text, (c) => c.notNull())
    .addColumn("contact", text, (c) => c.notNull().references("contact.id"))
    .addPrimaryKeyConstraint("contact_identity_key", ["kind", "value"])
    .execute();
  await create
    .createTable("api_token")
    .addColumn("id", text, (c) => c.primaryKey().notNull())
    .addColumn("name", text, (c) => c.notNull())
    .addColumn("person", text, (c) => c.notNull())
    .addColumn("hash", text, (c) => c.notNull().unique())
    .addColumn("scopes", text, (c) => c.notNull())
    .addColumn("created_at", integer, (c) => c.notNull())
    .addColumn("last_used_at", integer)
    .addColumn("revoked_at", integer)
    .execute();
  await create
    .createTable("import_run")
    .addColumn("id", text, (c) => c.primaryKey().notNull())
    .addColumn("log", text, (c) => c.notNull())
    .addColumn("blueprint", text)
    .addColumn("started_at", integer, (c) => c.notNull())
    .addColumn("finished_at", integer)
    .addColumn("report", text, (c) => c.notNull())
    .execute();
};
