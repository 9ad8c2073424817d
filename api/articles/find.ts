import { type Kysely, sql } from "kysely";
import { type AskedWord, type Posting, type ScoredArticle, scoreArticles } from "../../runtime/articles/score.ts";
import type { Tables } from "../db/tables.ts";

type Db = Kysely<Tables>;

/** Whose articles are looked through: requesters find by public ones alone. */
export interface ArticleScope {
  readonly publicOnly: boolean;
}

const rowsOf = (db: Db, { publicOnly }: ArticleScope) => {
  const rows = db
    .selectFrom("article_word")
    .select(["word", "article", "language", "in_title as inTitle", "in_body as inBody"]);
  return publicOnly ? rows.where("public", "=", 1) : rows;
};

/** How many texts there are, each language of an article one. */
async function countTexts(db: Db, { publicOnly }: ArticleScope): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from
    (select distinct article, language from article_word where public >= ${publicOnly ? 1 : 0}) as texts`.execute(db);
  return Number(rows[0]?.n ?? 0);
}

/** Articles in force that have some of these words, best first. */
export async function nearArticles(
  db: Db,
  asked: readonly AskedWord[],
  scope: ArticleScope,
): Promise<readonly ScoredArticle[]> {
  if (asked.length === 0) return [];
  const words = asked.map(({ word }) => word);
  const postings: readonly Posting[] = await rowsOf(db, scope).where("word", "in", words).execute();
  return postings.length === 0 ? [] : scoreArticles(asked, postings, await countTexts(db, scope));
}

/** Comes after every word. */
const LAST = "\u{10ffff}";
/** More words than this, of the one that is still being typed, are not looked at. */
const MOST_POSTINGS = 5_000;

/** Articles in force that have every one of these words in one language, the last of which may go on; best first. */
export async function articlesWith(
  db: Db,
  words: readonly string[],
  scope: ArticleScope,
): Promise<readonly ScoredArticle[]> {
  const last = words.at(-1);
  if (last === undefined) return [];
  const whole = [...new Set(words.slice(0, -1))];
  const exact: readonly Posting[] =
    whole.length === 0 ? [] : await rowsOf(db, scope).where("word", "in", whole).execute();
  const begun = await rowsOf(db, scope)
    .where("word", ">=", last)
    .where("word", "<", last + LAST)
    .limit(MOST_POSTINGS)
    .execute();
  // What goes on from the word counts as the word.
  const ending = [...Map.groupBy(begun, ({ article, language }) => `${article} ${language}`).values()].flatMap(
    (all) => {
      const [first] = all;
      const inTitle = all.reduce((sum, one) => sum + one.inTitle, 0);
      const inBody = all.reduce((sum, one) => sum + one.inBody, 0);
      return first ? [{ ...first, word: last, inTitle, inBody }] : [];
    },
  );
  const postings = [...exact.filter(({ word }) => word !== last), ...ending];
  const wanted = new Set([...whole, last]);
  const complete = [...Map.groupBy(postings, ({ article, language }) => `${article} ${language}`).values()]
    .filter((all) => new Set(all.map(({ word }) => word)).size === wanted.size)
    .flat();
  if (complete.length === 0) return [];
  const asked = [...wanted].map((word) => ({ word, weight: 1 }));
  return scoreArticles(asked, complete, await countTexts(db, scope));
}
