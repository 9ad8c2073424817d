import { type Kysely, sql } from "kysely";
import type { ArticleContent } from "../../runtime/articles/article.ts";
import type { Tables } from "../db/tables.ts";
import { putWords } from "./words.ts";

type Db = Kysely<Tables>;

/** An article with what is in force of it and what is being written. */
export interface StoredArticle {
  readonly number: number;
  readonly revision: number;
  /** In force; 0: none. */
  readonly version: number;
  readonly published: ArticleContent | null;
  readonly draft: { readonly content: ArticleContent; readonly by: string; readonly at: number } | null;
  readonly createdBy: string;
  readonly updatedAt: number;
}

/** A version that was in force once, or is. */
export interface ArticleVersion {
  readonly version: number;
  readonly content: ArticleContent;
  readonly author: string;
  readonly at: number;
  readonly note: string;
}

/** Whoever writes names what they saw; somebody else was faster where it is not so any more. */
interface Writing {
  readonly number: number;
  readonly expected: number;
  readonly by: string;
  readonly at: number;
}

// Only this file wrote it, from what the contract had read.
const contentOf = (text: string): ArticleContent => JSON.parse(text) as ArticleContent;

const articleOf = (row: Tables["article"]): StoredArticle => ({
  number: row.number,
  revision: row.revision,
  version: row.version,
  published: row.body === null ? null : contentOf(row.body),
  draft:
    row.draft === null
      ? null
      : { content: contentOf(row.draft), by: row.draft_by ?? "system", at: row.draft_at ?? row.updated_at },
  createdBy: row.created_by,
  updatedAt: row.updated_at,
});

export async function readArticle(db: Db, number: number): Promise<StoredArticle | undefined> {
  const row = await db.selectFrom("article").selectAll().where("number", "=", number).executeTakeFirst();
  return row && articleOf(row);
}

export async function readArticles(db: Db, numbers: readonly number[]): Promise<ReadonlyMap<number, StoredArticle>> {
  if (numbers.length === 0) return new Map();
  const rows = await db
    .selectFrom("article")
    .selectAll()
    .where("number", "in", [...numbers])
    .execute();
  return new Map(rows.map((row) => [row.number, articleOf(row)]));
}

export interface ListedArticles {
  readonly items: readonly StoredArticle[];
  /** Where to go on; null: this was all. */
  readonly next: string | null;
}

const CURSOR = /^([0-9]{1,16})\.([0-9]{1,16})$/;

/** Which articles are listed. `public`: those that requesters read. */
export interface ArticleFilter {
  readonly only: "all" | "public" | "drafts";
  readonly category?: string;
}

/** Articles, last changed first. */
export async function listArticles(
  db: Db,
  { only, category }: ArticleFilter,
  { limit, after }: { readonly limit: number; readonly after?: string },
): Promise<ListedArticles> {
  const [, at, number] = CURSOR.exec(after ?? "") ?? [];
  let query = db.selectFrom("article").selectAll();
  if (only === "public") query = query.where("public", "=", 1);
  if (only === "drafts") query = query.where("draft", "is not", null);
  if (category !== undefined) query = query.where("category", "=", category);
  if (at !== undefined && number !== undefined)
    query = query.where(sql<boolean>`(updated_at, number) < (${Number(at)}, ${Number(number)})`);
  const rows = await query
    .orderBy("updated_at", "desc")
    .orderBy("number", "desc")
    .limit(limit + 1)
    .execute();
  const last = rows.at(limit - 1);
  return {
    items: rows.slice(0, limit).map(articleOf),
    next: rows.length > limit && last ? `${last.updated_at}.${last.number}` : null,
  };
}

/** A new article, as a draft. Gives its number. */
export function createArticle(db: Db, content: ArticleContent, by: string, at: number): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { value: number } = await trx
      .updateTable("counter")
      .set((e) => ({ value: e("value", "+", 1) }))
      .where("name", "=", "articles")
      .returning("value")
      .executeTakeFirstOrThrow();
    const draft = { draft: JSON.stringify(content), draft_by: by, draft_at: at };
    const made = { created_by: by, created_at: at, updated_at: at };
    await trx
      .insertInto("article")
      .values({ number, revision: 1, version: 0, body: null, category: content.category, public: 0, ...draft, ...made })
      .execute();
    return number;
  });
}

/** Keeps what is being written. False: somebody was faster. */
export async function saveArticleDraft(db: Db, content: ArticleContent, writing: Writing): Promise<boolean> {
  const { number, expected, by, at } = writing;
  const { numUpdatedRows } = await db
    .updateTable("article")
    .set((e) => ({
      revision: expected + 1,
      draft: JSON.stringify(content),
      draft_by: by,
      draft_at: at,
      updated_at: at,
      category: e.case().when("version", "=", 0).then(content.category).else(e.ref("category")).end(),
    }))
    .where("number", "=", number)
    .where("revision", "=", expected)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/**
 * Takes back what is being written. An article of which nothing was ever published goes with it; one that is out of force
 * is again what was in force last. False: somebody was faster.
 */
export function dropArticleDraft(db: Db, { number, expected, by, at }: Writing): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const article = await readArticle(trx, number);
    if (article?.revision !== expected) return false;
    const [last] = article.version > 0 ? [] : await readArticleVersions(trx, number);
    const draft = last
      ? { draft: JSON.stringify(last.content), draft_by: by, draft_at: at }
      : { draft: null, draft_by: null, draft_at: null };
    const { numUpdatedRows } = await trx
      .updateTable("article")
      .set({ revision: expected + 1, ...draft, updated_at: at })
      .where("number", "=", number)
      .where("revision", "=", expected)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    if (article.version === 0 && !last) await trx.deleteFrom("article").where("number", "=", number).execute();
    return true;
  });
}

/** Puts the draft in force. Null: somebody was faster; 0: there is none. */
export function publishArticle(db: Db, note: string, writing: Writing): Promise<number | null> {
  const { number, expected, by, at } = writing;
  return db.transaction().execute(async (trx) => {
    const article = await readArticle(trx, number);
    if (article?.revision !== expected) return null;
    if (!article.draft) return 0;
    const { content } = article.draft;
    const { last } = await trx
      .selectFrom("article_version")
      .select((e) => e.fn.max("version").as("last"))
      .where("article", "=", number)
      .executeTakeFirstOrThrow();
    const version = Number(last ?? 0) + 1;
    const body = JSON.stringify(content);
    const { numUpdatedRows } = await trx
      .updateTable("article")
      .set({ revision: expected + 1, version, body, draft: null, draft_by: null, draft_at: null, updated_at: at })
      .set({ category: content.category, public: content.visibility === "public" ? 1 : 0 })
      .where("number", "=", number)
      .where("revision", "=", expected)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return null;
    await trx.insertInto("article_version").values({ article: number, version, body, author: by, at, note }).execute();
    await putWords(trx, number, content);
    return version;
  });
}

/** Takes an article out of force; it goes on as a draft, if there is none. False: somebody was faster. */
export function retireArticle(db: Db, { number, expected, by, at }: Writing): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const article = await readArticle(trx, number);
    if (article?.revision !== expected) return false;
    const draft = article.draft ? {} : { draft: JSON.stringify(article.published), draft_by: by, draft_at: at };
    const { numUpdatedRows } = await trx
      .updateTable("article")
      .set({ revision: expected + 1, version: 0, body: null, public: 0, updated_at: at, ...draft })
      .where("number", "=", number)
      .where("revision", "=", expected)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await putWords(trx, number, null);
    return true;
  });
}

/** Everything that was ever in force of it, last first. */
export async function readArticleVersions(db: Db, number: number): Promise<readonly ArticleVersion[]> {
  const rows = await db
    .selectFrom("article_version")
    .selectAll()
    .where("article", "=", number)
    .orderBy("version", "desc")
    .execute();
  return rows.map(({ version, body, author, at, note }) => ({ version, content: contentOf(body), author, at, note }));
}
