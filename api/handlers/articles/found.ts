import { readCategories } from "../../articles/categories.ts";
import { readArticle, type StoredArticle } from "../../articles/store.ts";
import type { ArticleBody, ArticleView } from "../../contract/articles.ts";
import type { Desk } from "../../desk.ts";
import type { Principal } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { readPerson } from "../../people/people.ts";
import { articleView, shownTo } from "../../present/article.ts";

/** The article that a path names. One that may not be read is answered exactly like one that is not there. */
export async function foundArticle(desk: Desk, principal: Principal, number: number): Promise<StoredArticle> {
  const article = await readArticle(desk.store.db, number);
  if (!article || !shownTo(principal, article)) throw refusal("notFound");
  return article;
}

/** The answer to a change of an article; `done` false: somebody was faster. */
export async function articleAfter(desk: Desk, principal: Principal, number: number, done: boolean) {
  const article = await foundArticle(desk, principal, number);
  if (!done) throw refusal("stale", [], { etag: `"${article.revision}"` });
  const body: ArticleView = await articleView(desk, principal, article);
  return { body, etag: article.revision };
}

/** Category and owner must be there. */
export async function assertNames({ store: { db } }: Desk, { category, owner }: ArticleBody): Promise<void> {
  if (category !== null && !(await readCategories(db)).some(({ key }) => key === category))
    throw unknown("/category", category);
  if (owner !== null && (await readPerson(db, owner))?.active !== true) throw unknown("/owner", owner);
}

const unknown = (pointer: string, name: string) =>
  refusal("invalid", [
    {
      pointer,
      code: "unknown",
      message: { en: `There is no “${name}” on this desk.`, fr: `Il n’y a pas de « ${name} » sur ce bureau.` },
    },
  ]);
