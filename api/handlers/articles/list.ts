import { tokensIn } from "../../../blueprints/search/tokens.ts";
import { askedBy } from "../../../runtime/articles/score.ts";
import { stemOf, tellingWords } from "../../../runtime/articles/words.ts";
import { readCategories } from "../../articles/categories.ts";
import { articlesWith, nearArticles } from "../../articles/find.ts";
import { listArticles, readArticles } from "../../articles/store.ts";
import { articles } from "../../contract/articles.ts";
import { handles } from "../../http/handler.ts";
import { articleSummary, shownTo } from "../../present/article.ts";

const LIMIT = 50;

/** The words of a search; where they are all of the kind that says nothing, these. */
function searchedWords(q: string): readonly string[] {
  const telling = tellingWords(q);
  return telling.length > 0 ? telling : tokensIn(q).map(({ word }) => stemOf(word));
}

export const listKnowledge = handles(articles.list, async (desk, { principal, query, language }) => {
  const { db } = desk.store;
  const { q = "", like = "", category, limit = LIMIT, cursor } = query;
  const inside = principal.kind === "agent";
  const reading = { principal, language, now: desk.clock.now() };
  const categories = [...(await readCategories(db))];
  if (q.trim() === "" && like.trim() === "") {
    const only = inside ? (query.only ?? "all") : "public";
    const after = cursor === undefined ? {} : { after: cursor };
    const page = await listArticles(db, { only, ...(category !== undefined && { category }) }, { limit, ...after });
    const items = page.items.flatMap((article) => {
      const content = shownTo(principal, article);
      return content ? [articleSummary(article, content, reading)] : [];
    });
    return { status: 200, body: { items, next: page.next, categories } };
  }
  const scope = { publicOnly: !inside };
  const scored =
    q.trim() === ""
      ? await nearArticles(db, askedBy(like, ""), scope)
      : await articlesWith(db, searchedWords(q), scope);
  const first = scored.slice(0, limit);
  const found = await readArticles(
    db,
    first.map(({ article }) => article),
  );
  const items = first.flatMap(({ article: number, score }) => {
    const article = found.get(number);
    const content = article && shownTo(principal, article);
    if (!article || !content || (category !== undefined && content.category !== category)) return [];
    return [articleSummary(article, content, reading, score)];
  });
  return { status: 200, body: { items, next: null, categories } };
});
