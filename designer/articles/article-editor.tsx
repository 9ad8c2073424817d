import { useState } from "react";
import { Link, useNavigate } from "react-router";
import type { ArticleView } from "../../api/contract/articles.ts";
import type { Json } from "../../blueprints/json.ts";
import { client } from "../data/client.ts";
import { dropDraft, readDraft, writeDraft } from "../data/local-draft.ts";
import { useMe } from "../data/session.ts";
import { articles } from "../i18n/articles.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { usePageTitle } from "../shell/page-title.ts";
import { Button } from "../ui/button.tsx";
import { toast } from "../ui/toast.tsx";
import { useShortcut } from "../ui/use-shortcut.ts";
import { ArticleFacts } from "./article-facts.tsx";
import { ArticleWords } from "./article-words.tsx";
import { rereadArticle, takeArticle } from "./use-articles.ts";
import { bodyOfWriting, faultOf, type Writing } from "./writing.ts";

/** Writes an article in both languages, with a look at how it reads. What is typed stays on this computer until it is saved. */
export function ArticleEditor({ article, saved }: { readonly article: ArticleView | null; readonly saved: Writing }) {
  const t = useWords(articles);
  const language = useLanguage();
  const me = useMe();
  const navigate = useNavigate();
  const place = `${me.person.id}.article.${article?.number ?? "new"}`;
  const [kept] = useState(() => readDraft<Json>(place));
  // Only this file writes under this name, and always a writing.
  const [writing, setWriting] = useState<Writing>(() => (kept ? (kept.value as unknown as Writing) : saved));
  const [unsaved, setUnsaved] = useState(kept !== null);
  const [fault, setFault] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  usePageTitle(writing.texts[language].title || writing.texts.en.title || writing.texts.fr.title || t("fresh"));
  const write = (next: Writing) => {
    setWriting(next);
    setUnsaved(true);
    // JSON through and through.
    writeDraft(place, next as unknown as Json);
  };
  const save = async () => {
    if (busy) return;
    const missing = faultOf(writing);
    setFault(missing && t(missing));
    if (missing) return;
    setBusy(true);
    const body = bodyOfWriting(writing);
    const answer = article
      ? await client.articles.saveDraft({ params: { number: article.number }, body, ifMatch: article.revision })
      : await client.articles.create({ body });
    setBusy(false);
    if (!answer.ok) {
      if (answer.status === 412 && article) void rereadArticle(article.number);
      setFault(answer.status === 412 ? t("stale") : (answer.problem.errors[0]?.message ?? answer.problem.detail));
      return;
    }
    dropDraft(place);
    takeArticle(answer.body);
    toast(t("saved"));
    void navigate(`/articles/${answer.body.number}`);
  };
  useShortcut("Ctrl+Enter", () => void save(), { inText: true });
  return (
    <form
      noValidate
      className="mx-auto flex max-w-300 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h1 className="m-0 text-xl font-semibold">{t(article ? "edit" : "fresh")}</h1>
      {kept && unsaved && (
        <p role="status" className="m-0 flex flex-wrap items-center gap-2 rounded-lg bg-info-fill px-3 py-2 text-info">
          {t("restoredHere")}
          <Button
            size="s"
            onClick={() => {
              dropDraft(place);
              setWriting(saved);
              setUnsaved(false);
            }}
          >
            {t("discardHere")}
          </Button>
        </p>
      )}
      <ArticleFacts writing={writing} onChange={write} />
      <ArticleWords writing={writing} onChange={write} />
      {fault !== null && (
        <p role="alert" className="m-0 text-error">
          {fault}
        </p>
      )}
      <div className="flex flex-wrap items-center justify-end gap-3">
        {unsaved && <p className="m-0 me-auto text-xs text-soft">{t("kept")}</p>}
        <Link to={article ? `/articles/${article.number}` : "/articles"} className="text-link hover:underline">
          {t("cancel")}
        </Link>
        <Button type="submit" variant="primary" busy={busy} hint="Ctrl ⏎">
          {t("save")}
        </Button>
      </div>
    </form>
  );
}
