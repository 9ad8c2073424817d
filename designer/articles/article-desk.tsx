import { Check } from "lucide-react";
import { useState } from "react";
import { Link, useNavigate } from "react-router";
import type { ArticleView } from "../../api/contract/articles.ts";
import { client } from "../data/client.ts";
import { articles } from "../i18n/articles.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { dateTime, shortTime } from "../i18n/time.ts";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Confirm } from "../ui/confirm.tsx";
import { toast } from "../ui/toast.tsx";
import { PublishArticle } from "./publish-article.tsx";
import { dropArticle, rereadArticle, takeArticle } from "./use-articles.ts";

type Desk = NonNullable<ArticleView["desk"]>;

/** What the desk does with an article: writes on, publishes, takes it out of force, brings a version back. */
export function ArticleDesk({ article, desk }: { readonly article: ArticleView; readonly desk: Desk }) {
  const t = useWords(articles);
  const language = useLanguage();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<"publish" | "retire" | "discard" | null>(null);
  const params = { number: article.number };
  const ifMatch = article.revision;
  const content = article.published ?? desk.draft?.content;
  const close = () => setAsking(null);
  const refused = (message: string, status: number): string => {
    if (status === 412) void rereadArticle(article.number);
    return message;
  };
  const retire = async (): Promise<string | null> => {
    const answer = await client.articles.retire({ params, ifMatch });
    if (!answer.ok) return refused(answer.problem.detail, answer.status);
    takeArticle(answer.body);
    toast(t("retired"));
    close();
    return null;
  };
  const discard = async (): Promise<string | null> => {
    const answer = await client.articles.dropDraft({ params, ifMatch });
    if (!answer.ok) return refused(answer.problem.detail, answer.status);
    toast(t("discarded"));
    close();
    if (desk.versions.length === 0) {
      void navigate("/articles");
      dropArticle(article.number);
    } else void rereadArticle(article.number);
    return null;
  };
  return (
    <aside className="flex shrink-0 flex-col gap-4 lg:w-72" aria-label={t("history")}>
      <div className="flex flex-wrap gap-2">
        <Link
          to={`/articles/${article.number}/edit`}
          className="target inline-flex min-h-8 items-center rounded-md border border-control bg-panel px-3 font-medium text-ink no-underline hover:bg-raised"
        >
          {t("edit")}
        </Link>
        {desk.mayPublish && desk.draft && (
          <Button variant="primary" onClick={() => setAsking("publish")}>
            {t("publish")}
          </Button>
        )}
        {desk.draft && (
          <Button variant="ghost" onClick={() => setAsking("discard")}>
            {t("discard")}
          </Button>
        )}
        {desk.mayPublish && article.version > 0 && (
          <Button variant="ghost" onClick={() => setAsking("retire")}>
            {t("retire")}
          </Button>
        )}
      </div>
      <ul className="m-0 flex list-none flex-col gap-1 p-0 text-xs text-soft">
        {desk.draft && <li>{t("draftBy", { name: desk.draft.by.name, when: shortTime(desk.draft.at, language) })}</li>}
        {desk.owner && <li>{t("owner", { name: desk.owner.name })}</li>}
        {content?.reviewAt != null && <li>{t("review", { day: dayOf(content.reviewAt, language) })}</li>}
        <li>{t("used", { count: desk.used })}</li>
      </ul>
      <Versions article={article} desk={desk} />
      {asking === "publish" && <PublishArticle article={article} desk={desk} onClose={close} />}
      {asking === "retire" && (
        <Confirm title={t("retire.title")} text={t("retire.text")} act={t("retire")} onAct={retire} onClose={close} />
      )}
      {asking === "discard" && (
        <Confirm
          danger
          title={t("discard.title")}
          text={t(desk.versions.length === 0 ? "discard.text.whole" : "discard.text")}
          act={t("discard")}
          onAct={discard}
          onClose={close}
        />
      )}
    </aside>
  );
}

const dayOf = (at: number, language: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(at);

function Versions({ article, desk }: { readonly article: ArticleView; readonly desk: Desk }) {
  const t = useWords(articles);
  const language = useLanguage();
  const restore = async (version: number) => {
    const params = { number: article.number };
    const said = await client.articles.version({ params: { ...params, version } });
    const answer = said.ok
      ? await client.articles.saveDraft({ params, body: said.body, ifMatch: article.revision })
      : said;
    if (!answer.ok) return toast(answer.problem.detail, { tone: "error" });
    takeArticle(answer.body);
    toast(t("restored", { version }));
  };
  if (desk.versions.length === 0) return null;
  return (
    <section aria-label={t("history")}>
      <h2 className="m-0 mb-2 text-base font-semibold">{t("history")}</h2>
      <ul className="m-0 list-none rounded-lg border border-separator bg-panel p-0">
        {desk.versions.map(({ version, at, by, note }) => (
          <li key={version} className="flex flex-col gap-1 border-b border-separator px-3 py-2 last:border-0">
            <span className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{t("version", { version })}</span>
              {version === article.version && (
                <Badge tone="good" icon={Check}>
                  {t("inForce")}
                </Badge>
              )}
              {version !== article.version && (
                <Button size="s" variant="ghost" className="ms-auto" onClick={() => void restore(version)}>
                  {t("restore")}
                  <span className="sr-only"> {t("version", { version })}</span>
                </Button>
              )}
            </span>
            <span className="text-xs text-soft" title={dateTime(at, language)}>
              {t("by", { name: by.name, when: shortTime(at, language) })}
            </span>
            {note !== "" && <span className="text-xs break-words">{note}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
