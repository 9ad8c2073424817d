import { useQuery } from "@tanstack/react-query";
import { BookOpen } from "lucide-react";
import { useEffect, useState } from "react";
import { Link } from "react-router";
import { bodyOf, client } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { useWords } from "../i18n/i18n.ts";
import { portal } from "../i18n/portal.ts";

const AFTER_MS = 400;
const SHOWN = 3;
/** Shorter than this it says nothing yet. */
const LEAST = 6;

/** Articles near what is being asked: some questions need not be sent. Where there is none, nothing is said. */
export function NearArticles({ text }: { readonly text: string }) {
  const t = useWords(portal);
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const like = rested.trim();
  const near = useQuery({
    queryKey: [...keys.definitions, "near-articles", like],
    enabled: like.length >= LEAST,
    staleTime: 60_000,
    retry: false,
    queryFn: async () => bodyOf(await client.articles.list({ query: { like, limit: SHOWN } })).items,
  });
  const items = like.length >= LEAST ? (near.data ?? []) : [];
  return (
    <div aria-live="polite">
      {items.length > 0 && (
        <section aria-label={t("near.title")} className="rounded-lg border border-separator bg-panel p-3">
          <p className="m-0 mb-1 flex items-center gap-2 font-medium">
            <BookOpen size={16} aria-hidden className="text-soft" />
            {t("near.title")}
          </p>
          <ul className="m-0 flex list-none flex-col gap-1 p-0">
            {items.map(({ number, title, language }) => (
              <li key={number}>
                <Link
                  to={`/articles/${number}`}
                  lang={language}
                  className="target inline-flex min-h-8 items-center text-link hover:underline"
                >
                  {title}
                </Link>
              </li>
            ))}
          </ul>
          <p className="m-0 text-soft text-xs">{t("near.kept")}</p>
        </section>
      )}
    </div>
  );
}
