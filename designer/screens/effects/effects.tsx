import { Send } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import type { ListedEffectView } from "../../../api/contract/effects.ts";
import { effects } from "../../i18n/effects.ts";
import { useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Bulk } from "./bulk.tsx";
import { EffectRow } from "./effect-row.tsx";
import { EFFECT_STATUSES, useEffectWords } from "./effect-words.ts";
import { Everything } from "./everything.tsx";
import { Filters } from "./filters.tsx";
import { type Result, Results } from "./results.tsx";
import { RunAgain } from "./run-again.tsx";
import { type EffectFilters, useAllEffects } from "./use-effects.ts";

/** What waits, failed or left, over all tickets. What has failed is shown first. */
export default function Effects() {
  const t = useWords(effects);
  const [search, setSearch] = useSearchParams();
  const filters = useMemo(() => filtersIn(search), [search]);
  const { list, items } = useAllEffects(filters);
  const say = useEffectWords();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [results, setResults] = useState<readonly Result[] | null>(null);
  // What a result names may be gone from the list by then.
  const seen = useRef(new Map<string, ListedEffectView>());
  for (const item of items) seen.current.set(item.id, item);
  const selected = items.filter(({ id }) => chosen.has(id));
  const narrowed = ["status", "type", "rule", "ticket"].some((name) => search.has(name));
  const choose = (some: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of some) on ? next.add(id) : next.delete(id);
    setChosen(next);
  };
  const show = (next: readonly Result[]) => {
    setResults(next);
    setChosen(new Set());
  };
  const kept = list.data?.pages[0]?.keptDays;
  return (
    <>
      <PageHead
        title={t("title")}
        intro={kept === undefined ? t("intro") : `${t("intro")} ${t("kept", { count: kept })}`}
      />
      <Filters
        filters={filters}
        onChange={(patch) => {
          const next = new URLSearchParams(search);
          for (const [name, value] of Object.entries(patch))
            value === undefined ? next.delete(name) : next.set(name, value);
          setSearch(next);
          setChosen(new Set());
        }}
      />
      {results && <Results results={results} known={seen.current} onClose={() => setResults(null)} />}
      {list.isPending && <Skeleton lines={6} />}
      {list.isError && <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <EmptyState
          icon={Send}
          title={t(narrowed ? "none.filtered" : "none")}
          action={narrowed && <Button onClick={() => setSearch({})}>{t("filter.clear")}</Button>}
        >
          {!narrowed && t("none.text")}
        </EmptyState>
      )}
      {items.length > 0 && (
        <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-2 px-3">
          <Checkbox
            label={t("selectAll")}
            checked={selected.length === items.length}
            onChange={(on) =>
              choose(
                items.map(({ id }) => id),
                on,
              )
            }
          />
          <span className="flex-1" />
          <Bulk ids={selected.map(({ id }) => id)} onResults={show} />
          {filters.status === "failed" && !filters.rule && !filters.ticket && (
            <Everything type={filters.type} onResults={show} />
          )}
        </div>
      )}
      <ul className="m-0 flex list-none flex-col gap-2 p-0">
        {items.map((effect) => (
          <EffectRow
            key={effect.id}
            effect={effect}
            before={
              <input
                type="checkbox"
                aria-label={t("select", { what: say(effect), number: effect.number })}
                checked={chosen.has(effect.id)}
                onChange={(event) => choose([effect.id], event.target.checked)}
                className="mt-0.5 size-4 shrink-0 accent-primary"
              />
            }
            actions={<RunAgain effect={effect} />}
          />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button className="mt-4" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </>
  );
}

/** Nothing said: what has failed. */
function filtersIn(search: URLSearchParams): EffectFilters {
  const wanted = search.get("status") ?? "failed";
  const status = EFFECT_STATUSES.find((one) => one === wanted);
  const named = (name: "type" | "rule" | "ticket") => {
    const value = search.get(name);
    return value === null ? {} : { [name]: value };
  };
  return { ...(status && { status }), ...named("type"), ...named("rule"), ...named("ticket") };
}
