import type { ArticleContent } from "../../runtime/articles/article.ts";
import { putCategory } from "../articles/categories.ts";
import { createArticle, publishArticle } from "../articles/store.ts";
import type { Desk } from "../desk.ts";
import told from "./articles.json" with { type: "json" };

const OWNER = "agent:marc";
const DAY_MS = 86_400_000;
const REVIEWED_EVERY_DAYS = 180;

/** The knowledge base of the demo desk: some for everybody, some for the desk alone, all in both languages. */
export async function seedArticles({ store: { db }, clock }: Desk): Promise<void> {
  const at = clock.now();
  for (const category of told.categories) await putCategory(db, category);
  for (const [place, { category, visibility, texts }] of told.articles.entries()) {
    const content: ArticleContent = {
      category,
      visibility: visibility === "public" ? "public" : "internal",
      owner: OWNER,
      // Some of them are due soon, none of them is late.
      reviewAt: at + (REVIEWED_EVERY_DAYS - 20 * place) * DAY_MS,
      texts,
    };
    const number = await createArticle(db, content, OWNER, at);
    await publishArticle(db, "", { number, expected: 1, by: OWNER, at });
  }
}
