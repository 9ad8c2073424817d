import { sql } from "kysely";
import type { Migration } from "../migration.ts";

/**
 * The knowledge base: articles with one draft each, what was ever published of them, their categories, and the words of those that
 * are in force, as a table that both databases search in the same way.
 */
export const articles: Migration = async (db, dialect) => {
  const text = "text" as const;
  const integer = "bigint" as const;
  // Words are looked for by how they begin: they lie in the order of their letters' codes, as on SQLite.
  const plainText = dialect.name === "sqlite" ? text : sql`text collate "C"`;
  const create = db.schema;

  await create
    .createTable("article")
    .addColumn("number", integer, (c) => c.primaryKey().notNull())
    .addColumn("revision", integer, (c) => c.notNull())
    .addColumn("version", integer, (c) => c.notNull())
    .addColumn("body", text)
    .addColumn("category", text)
    .addColumn("public", integer, (c) => c.notNull())
    .addColumn("draft", text)
    .addColumn("draft_by", text)
    .addColumn("draft_at", integer)
    .addColumn("created_by", text, (c) => c.notNull())
    .addColumn("created_at", integer, (c) => c.notNull())
    .addColumn("updated_at", integer, (c) => c.notNull())
    .execute();
  await create.createIndex("article_updated").on("article").columns(["updated_at", "number"]).execute();

  await create
    .createTable("article_version")
    .addColumn("article", integer, (c) => c.notNull())
    .addColumn("version", integer, (c) => c.notNull())
    .addColumn("body", text, (c) => c.notNull())
    .addColumn("author", text, (c) => c.notNull())
    .addColumn("at", integer, (c) => c.notNull())
    .addColumn("note", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("article_version_key", ["article", "version"])
    .modifyEnd(dialect.clustered)
    .execute();
  for (const statement of dialect.appendOnly("article_version")) await db.executeQuery(statement);

  await create
    .createTable("article_category")
    .addColumn("key", text, (c) => c.primaryKey().notNull())
    .addColumn("name_en", text, (c) => c.notNull())
    .addColumn("name_fr", text, (c) => c.notNull())
    .execute();

  await create
    .createTable("article_word")
    .addColumn("word", plainText, (c) => c.notNull())
    .addColumn("article", integer, (c) => c.notNull())
    .addColumn("language", text, (c) => c.notNull())
    .addColumn("in_title", integer, (c) => c.notNull())
    .addColumn("in_body", integer, (c) => c.notNull())
    .addColumn("public", integer, (c) => c.notNull())
    .addPrimaryKeyConstraint("article_word_key", ["word", "article", "language"])
    .modifyEnd(dialect.clustered)
    .execute();
  await create.createIndex("article_word_article").on("article_word").column("article").execute();

  // Which articles were used, and where none fitted, is told by the journal.
  await create
    .createIndex("journal_articles")
    .on("journal")
    .column("at")
    .where(sql<boolean>`type in ('articleUsed', 'noArticleFitted')`)
    .execute();
  await db.insertInto("counter").values({ name: "articles", value: 0 }).execute();
};
