import type { ArticleContent } from "../../runtime/articles/article.ts";
import { articleIn, excerptOfMarkdown, languagesOf } from "../../runtime/articles/article.ts";
import { readCategories } from "../articles/categories.ts";
import { readArticleVersions, type StoredArticle } from "../articles/store.ts";
import { countUses } from "../articles/uses.ts";
import type { Principal } from "../auth/principal.ts";
import { mayCall } from "../auth/principal.ts";
import type { ArticleSummary, ArticleView } from "../contract/articles.ts";
import type { Desk } from "../desk.ts";
import { readNames } from "./names.ts";

/** What a reader may know of an article: requesters what is published for them, agents everything; null: nothing. */
export function shownTo(principal: Principal, article: StoredArticle | undefined): ArticleContent | null {
  const { published = null, draft = null } = article ?? {};
  if (principal.kind === "agent") return published ?? draft?.content ?? null;
  return published?.visibility === "public" ? published : null;
}

interface Reading {
  readonly principal: Principal;
  readonly language: string;
  readonly now: number;
}

export function articleSummary(
  article: StoredArticle,
  content: ArticleContent,
  { principal, language, now }: Reading,
  score: number | null = null,
): ArticleSummary {
  const inside = principal.kind === "agent";
  const text = articleIn(content, language);
  return {
    number: article.number,
    title: text?.title ?? "",
    excerpt: excerptOfMarkdown(text?.body ?? ""),
    language: text?.language ?? "en",
    languages: [...languagesOf(content)],
    category: content.category,
    visibility: content.visibility,
    version: article.version,
    draft: inside && article.draft !== null,
    updatedAt: article.updatedAt,
    reviewDue: inside && article.version > 0 && content.reviewAt !== null && content.reviewAt <= now,
    score,
  };
}

export async function articleView(desk: Desk, principal: Principal, article: StoredArticle): Promise<ArticleView> {
  const { db } = desk.store;
  const { number, revision, version, published, draft, updatedAt } = article;
  const content = shownTo(principal, article);
  const categories = await readCategories(db);
  const category = categories.find(({ key }) => key === content?.category) ?? null;
  const shared = { number, revision, version, category, published: copyOf(published), updatedAt };
  if (principal.kind !== "agent") return { ...shared, published: withoutDesk(published), desk: null };
  const versions = await readArticleVersions(db, number);
  const owner = content?.owner ?? null;
  const names = await readNames(db, [owner, draft?.by ?? null, ...versions.map(({ author }) => author)]);
  return {
    ...shared,
    desk: {
      draft: draft && { content: { ...draft.content }, by: names.of(draft.by), at: draft.at },
      owner: names.orNull(owner),
      versions: versions.map(({ version, at, author, note }) => ({ version, at, by: names.of(author), note })),
      used: await countUses(desk.store, number),
      mayPublish: mayCall("right:articles", principal),
    },
  };
}

const copyOf = (content: ArticleContent | null): ArticleView["published"] => content && { ...content };

/** Who keeps it, and when it is looked at again, is the desk's own affair. */
const withoutDesk = (content: ArticleContent | null): ArticleView["published"] =>
  content && { ...content, owner: null, reviewAt: null };
