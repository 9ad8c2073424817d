import { Link } from "react-router";
import type { ArticleSummary } from "../../api/contract/articles.ts";
import { useNow } from "../data/use-now.ts";
import { articles } from "../i18n/articles.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { dateTime, relative } from "../i18n/time.ts";
import { ArticleBadges } from "./article-badges.tsx";

/** Articles as a list: title, how they begin, and what holds of them. */
export function ArticleList({ items, label }: { readonly items: readonly ArticleSummary[]; readonly label: string }) {
  const t = useWords(articles);
  const language = useLanguage();
  const now = useNow();
  return (
    <ul aria-label={label} className="m-0 list-none rounded-lg border border-separator bg-panel p-0">
      {items.map((one) => (
        <li key={one.number} className="border-b border-separator last:border-0">
          <Link
            to={`/articles/${one.number}`}
            className="flex flex-col gap-1 px-4 py-3 text-ink no-underline outline-offset-[-2px] hover:bg-raised"
          >
            <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span lang={one.language} className="min-w-0 flex-1 font-medium break-words">
                {one.title}
              </span>
              <ArticleBadges {...one} />
            </span>
            <span lang={one.language} className="line-clamp-2 text-soft break-words">
              {one.excerpt}
            </span>
            <time
              className="text-xs text-soft"
              dateTime={new Date(one.updatedAt).toISOString()}
              title={dateTime(one.updatedAt, language)}
            >
              {t("updated", { when: relative(one.updatedAt, language, now) })}
            </time>
          </Link>
        </li>
      ))}
    </ul>
  );
}
