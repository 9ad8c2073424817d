import { useInfiniteQuery } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { useEffect, useRef } from "react";
import { useSearchParams } from "react-router";
import { FoundArticles } from "../../articles/found-articles.tsx";
import { keys } from "../../data/queries.ts";
import { useMe } from "../../data/session.ts";
import { useWords } from "../../i18n/i18n.ts";
import { search } from "../../i18n/search.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useAskedText } from "../../ui/use-asked-text.ts";
import { useShortcut } from "../../ui/use-shortcut.ts";
import { Findings } from "./findings.tsx";
import { Hit } from "./hit.tsx";
import { readSearch } from "./read-search.ts";
import { keepSearch } from "./recent.ts";
import { SearchBox } from "./search-box.tsx";
import { Ways } from "./ways.tsx";

const PAGE = 20;

/** What the box holds and what the address says: the address follows what is typed, and the box a link or the back button. */
function useAsked() {
  const [params, setParams] = useSearchParams();
  const asked = params.get("q") ?? "";
  const { text, setText, send } = useAskedText(asked, (wanted) =>
    setParams(wanted === "" ? {} : { q: wanted }, { replace: true }),
  );
  return { asked, text, setText, send: () => send(text.trim()) };
}

export default function SearchPage() {
  const t = useWords(search);
  const me = useMe();
  const box = useRef<HTMLInputElement>(null);
  const { asked, text, setText, send } = useAsked();
  useShortcut("/", () => box.current?.focus());
  const list = useInfiniteQuery({
    // Each text has an answer of its own: one that comes late is not shown for another.
    queryKey: keys.list({ search: asked }),
    enabled: asked !== "",
    initialPageParam: null as string | null, // the first page has no cursor
    queryFn: ({ pageParam }) => readSearch(asked, PAGE, pageParam),
    getNextPageParam: (last) => last.next,
    refetchOnWindowFocus: false,
  });
  const first = list.data?.pages[0];
  const found = first !== undefined && first.items.length > 0;
  useEffect(() => {
    if (found) keepSearch(me.person.id, asked);
  }, [found, me.person.id, asked]);
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const wrong = first?.findings.some(({ severity }) => severity === "error") ?? false;
  const behind = first?.behind ?? 0;
  return (
    <>
      <h1 className="m-0 mb-3 text-xl font-semibold">{t("title")}</h1>
      <search className="mb-4 block">
        <SearchBox text={text} box={box} onChange={setText} onSend={send} />
      </search>
      {asked !== "" && first && <Findings text={asked} findings={first.findings} />}
      {asked !== "" && !asked.includes(":") && <FoundArticles asked={asked} />}
      {asked !== "" && list.isPending && <Skeleton lines={6} />}
      {asked !== "" && list.isError && !list.data && (
        <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />
      )}
      {items.length > 0 && (
        <>
          <ol aria-label={t("results")} className="m-0 list-none rounded-lg border border-separator bg-panel p-0">
            {items.map((hit) => (
              <Hit key={hit.ticket.id} hit={hit} />
            ))}
          </ol>
          {list.hasNextPage && (
            <Button className="mt-3" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t("more")}
            </Button>
          )}
        </>
      )}
      {asked !== "" && first && items.length === 0 && !wrong && (
        <EmptyState icon={SearchX} title={t("none", { text: asked })}>
          {t("none.hint")}
        </EmptyState>
      )}
      {behind > 0 && (
        <p role="status" className="mt-3 mb-0 text-xs text-soft">
          {t("behind", { count: behind })}
        </p>
      )}
      {(asked === "" || (first !== undefined && items.length === 0)) && <Ways onTry={setText} />}
    </>
  );
}
