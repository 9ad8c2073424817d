import { useParams } from "react-router";
import { ProblemError } from "../data/client.ts";
import { useMe } from "../data/session.ts";
import { articles } from "../i18n/articles.ts";
import { useWords } from "../i18n/i18n.ts";
import { ErrorState } from "../ui/empty-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ArticleEditor } from "./article-editor.tsx";
import { useArticle } from "./use-articles.ts";
import { freshWriting, writingOf } from "./writing.ts";

/** A new article, or one that is written on. */
export default function EditPage() {
  const { number = "" } = useParams();
  return number === "new" ? <Fresh /> : <Known key={number} number={Number(number)} />;
}

function Fresh() {
  const me = useMe();
  return <ArticleEditor article={null} saved={freshWriting(me.person.id)} />;
}

function Known({ number }: { readonly number: number }) {
  const t = useWords(articles);
  const article = useArticle(number);
  if (article.data) {
    const content = article.data.desk?.draft?.content ?? article.data.published;
    return content ? (
      <ArticleEditor article={article.data} saved={writingOf(content)} />
    ) : (
      <ErrorState message={t("gone")} />
    );
  }
  if (!article.isError && number > 0) return <Skeleton lines={10} />;
  const gone = !article.error || (article.error instanceof ProblemError && [404, 422].includes(article.error.status));
  return (
    <ErrorState
      message={gone ? t("gone") : article.error?.message}
      {...(!gone && { onRetry: () => void article.refetch() })}
    />
  );
}
