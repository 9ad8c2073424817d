import { useState } from "react";
import { Link, useParams } from "react-router";
import type { ArticleBody, ArticleView } from "../../api/contract/articles.ts";
import type { Language } from "../../blueprints/text.ts";
import { articleIn, languagesOf } from "../../runtime/articles/article.ts";
import { ProblemError } from "../data/client.ts";
import { articles } from "../i18n/articles.ts";
import { useLanguage, useSay, useWords } from "../i18n/i18n.ts";
import { dateTime, relative } from "../i18n/time.ts";
import { usePageTitle } from "../shell/page-title.ts";
import { Button } from "../ui/button.tsx";
import { ErrorState } from "../ui/empty-state.tsx";
import { Markdown } from "../ui/markdown.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ArticleBadges } from "./article-badges.tsx";
import { ArticleDesk } from "./article-desk.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import { useArticle } from "./use-articles.ts";

/** One article, as it is read. */
export default function ArticlePage() {
  const t = useWords(articles);
  const number = Number(useParams().number);
  const article = useArticle(number);
  const known = Number.isSafeInteger(number) && number > 0;
  if (article.data) return <Shown key={article.data.number} article={article.data} />;
  const gone = !known || (article.error instanceof ProblemError && [404, 422].includes(article.error.status));
  if (gone) return <ErrorState message={t("gone")} />;
  if (article.isError) return <ErrorState message={article.error.message} onRetry={() => void article.refetch()} />;
  return <Skeleton lines={10} />;
}

function Shown({ article }: { readonly article: ArticleView }) {
  const t = useWords(articles);
  const own = useLanguage();
  const [wanted, setWanted] = useState<Language>(own);
  const [drafted, setDrafted] = useState(false);
  const draft = article.desk?.draft ?? null;
  const showsDraft = draft !== null && (drafted || article.published === null);
  const content = showsDraft ? draft.content : article.published;
  const text = content && articleIn(content, wanted);
  usePageTitle(text?.title ?? t("title"));
  if (!content || !text) return <ErrorState message={t("gone")} />;
  const languages = languagesOf(content);
  return (
    <div className="mx-auto flex max-w-260 flex-col gap-6 lg:flex-row">
      <article className="min-w-0 flex-1">
        <Link to="/articles" className="text-link hover:underline">
          {t("back")}
        </Link>
        <h1 lang={text.language} className="mt-2 mb-1 text-xl font-semibold break-words">
          {text.title}
        </h1>
        <Facts article={article} content={content} />
        <div className="my-3 flex flex-wrap items-center gap-3">
          {languages.length > 1 && <LanguageChoice value={text.language} languages={languages} onChange={setWanted} />}
          {draft && article.published && (
            <Button size="s" onClick={() => setDrafted(!drafted)}>
              {t(showsDraft ? "showPublished" : "showDraft")}
            </Button>
          )}
        </div>
        {languages.length === 1 && text.language !== own && <p className="text-soft">{t("onlyIn")}</p>}
        {showsDraft && <p className="rounded-lg bg-info-fill px-3 py-2 text-info">{t("seesDraft")}</p>}
        <div lang={text.language} className="rounded-lg border border-separator bg-panel p-4">
          <Markdown text={text.body} headings />
        </div>
      </article>
      {article.desk && <ArticleDesk article={article} desk={article.desk} />}
    </div>
  );
}

function Facts({ article, content }: { readonly article: ArticleView; readonly content: ArticleBody }) {
  const t = useWords(articles);
  const say = useSay();
  const language = useLanguage();
  const { category, desk, version } = article;
  return (
    <p className="m-0 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-soft">
      {category && <span>{say(category.name)}</span>}
      <time dateTime={new Date(article.updatedAt).toISOString()} title={dateTime(article.updatedAt, language)}>
        {t("updated", { when: relative(article.updatedAt, language) })}
      </time>
      {desk && (
        <ArticleBadges
          visibility={content.visibility}
          version={version}
          draft={desk.draft !== null}
          reviewDue={false}
        />
      )}
    </p>
  );
}
