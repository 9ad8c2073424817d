import type { Kysely } from "kysely";
import type { ArticleContent } from "../../runtime/articles/article.ts";
import { languagesOf } from "../../runtime/articles/article.ts";
import { countWords } from "../../runtime/articles/words.ts";
import type { Tables } from "../db/tables.ts";

/** Rows of one statement: SQLite binds so many values at once. */
const AT_ONCE = 500;

/** Puts the words of what is in force in the place of those before; null: nothing is. */
export async function putWords(trx: Kysely<Tables>, article: number, content: ArticleContent | null): Promise<void> {
  await trx.deleteFrom("article_word").where("article", "=", article).execute();
  if (!content) return;
  const rows = languagesOf(content).flatMap((language) => {
    const { title = "", body = "" } = content.texts[language] ?? {};
    const [inTitle, inBody] = [countWords(title), countWords(body)];
    return [...new Set([...inTitle.keys(), ...inBody.keys()])].map((word) => ({
      word,
      article,
      language,
      in_title: inTitle.get(word) ?? 0,
      in_body: inBody.get(word) ?? 0,
      public: content.visibility === "public" ? 1 : 0,
    }));
  });
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await trx
      .insertInto("article_word")
      .values(rows.slice(at, at + AT_ONCE))
      .execute();
}
