import { BookOpen, Plus, SearchX } from "lucide-react";
import { useState } from "react";
import { Link, useSearchParams } from "react-router";
import { isAgent, may, useMe } from "../data/session.ts";
import { articles } from "../i18n/articles.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { TextField } from "../ui/field.tsx";
import { PageHead } from "../ui/page-head.tsx";
import { Select } from "../ui/select.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { useAskedText } from "../ui/use-asked-text.ts";
import { ArticleList } from "./article-list.tsx";
import { useArticles } from "./use-articles.ts";

const PAGE = 50;
const MOST = 200;
const MAKE =
  "target inline-flex min-h-8 items-center gap-1.5 rounded-md bg-primary px-3 font-medium text-on-primary no-underline hover:bg-primary-hover";

/** The knowledge base: what there is, by words and category. */
export default function ArticlesPage() {
  const t = useWords(articles);
  const say = useSay();
  const me = useMe();
  const agent = isAgent(me);
  const [params, setParams] = useSearchParams();
  const [limit, setLimit] = useState(PAGE);
  const asked = { q: params.get("q") ?? "", category: params.get("category") ?? "", drafts: params.has("drafts") };
  const ask = (name: string, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === "") next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: true },
    );
  const { text, setText } = useAskedText(asked.q, (wanted) => ask("q", wanted));
  const list = useArticles(asked, limit);
  const { items = [], categories = [], next = null } = list.data ?? {};
  const searched = asked.q !== "" || asked.category !== "" || asked.drafts;
  return (
    <>
      <PageHead title={t("title")} intro={t(agent ? "intro" : "intro.requester")}>
        {may(me, "articles") && (
          <Link to="/article-report" className="text-link hover:underline">
            {t("report")}
          </Link>
        )}
        {agent && (
          <Link to="/articles/new/edit" className={MAKE}>
            <Plus size={16} aria-hidden />
            {t("fresh")}
          </Link>
        )}
      </PageHead>
      <search className="mb-4 flex flex-wrap items-end gap-3">
        <TextField label={t("search")} type="search" className="min-w-60 flex-1" value={text} onChange={setText} />
        <Select
          label={t("category")}
          empty={t("category.all")}
          options={categories.map(({ key, name }) => ({ value: key, label: say(name) }))}
          value={asked.category}
          onChange={(value) => ask("category", value)}
        />
        {agent && (
          <Checkbox
            className="min-h-8 items-center"
            label={t("drafts")}
            checked={asked.drafts}
            onChange={(checked) => ask("drafts", checked ? "1" : "")}
          />
        )}
      </search>
      {list.isPending && <Skeleton lines={8} />}
      {list.isError && !list.data && <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />}
      {items.length > 0 && <ArticleList items={items} label={t("results")} />}
      {next !== null && limit < MOST && (
        <Button className="mt-3" busy={list.isFetching} onClick={() => setLimit(MOST)}>
          {t("more")}
        </Button>
      )}
      {list.isSuccess && items.length === 0 && (
        <EmptyState icon={searched ? SearchX : BookOpen} title={t(searched ? "notFound" : "none")}>
          {!searched && t("none.hint")}
        </EmptyState>
      )}
    </>
  );
}
