import { Link } from "react-router";
import { articles } from "../i18n/articles.ts";
import { useWords } from "../i18n/i18n.ts";
import { ArticleBadges } from "./article-badges.tsx";
import { useArticles } from "./use-articles.ts";

const SHOWN = 4;

/** Articles that have every word of a search, above the tickets that do. What has operators asks for tickets alone. */
export function FoundArticles({ asked }: { readonly asked: string }) {
  const t = useWords(articles);
  const found = useArticles({ q: asked, category: "", drafts: false }, SHOWN);
  const items = found.isPlaceholderData ? [] : (found.data?.items ?? []);
  if (items.length === 0) return null;
  return (
    <section aria-label={t("search.title")} className="mb-4">
      <h2 className="m-0 mb-1 text-base font-semibold">{t("search.title")}</h2>
      <ul className="m-0 flex list-none flex-col gap-1 p-0">
        {items.map((one) => (
          <li key={one.number} className="flex flex-wrap items-center gap-2">
            <Link to={`/articles/${one.number}`} lang={one.language} className="text-link hover:underline">
              {one.title}
            </Link>
            <ArticleBadges {...one} />
          </li>
        ))}
      </ul>
    </section>
  );
}
