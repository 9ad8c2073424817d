import { RefreshCw } from "lucide-react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import type { ViewSummary } from "../../../api/contract/views.ts";
import { BulkNotice } from "../../bulk/bulk-notice.tsx";
import { draws, isAdmin, useMe } from "../../data/session.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { queue } from "../../i18n/queue.ts";
import { clock } from "../../i18n/time.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useShortcut } from "../../ui/use-shortcut.ts";
import { columnsOf, useHeading } from "./headings.ts";
import { QueueFilters } from "./queue-filters.tsx";
import { QueueList } from "./queue-list.tsx";
import { QueueTools } from "./queue-tools.tsx";
import { QueueViews } from "./queue-views.tsx";
import { SelectionBar, type Whole } from "./selection-bar.tsx";
import { useQueue } from "./use-queue.ts";
import { useSelection } from "./use-selection.ts";
import { useViewCounts, useViews } from "./use-views.ts";
import { WaitingForMe } from "./waiting-for-me.tsx";

/** The ticket that was opened last from the list, so that coming back lands on its row. */
let opened: string | null = null;
const remember = (id: string): void => {
  opened = id;
};

const NO_VIEWS: readonly ViewSummary[] = [];

export default function Queue() {
  const t = useWords(queue);
  const language = useLanguage();
  const navigate = useNavigate();
  const search = useRef<HTMLInputElement>(null);
  const { filters, filtered, list, items, fresh, touched, refresh, set } = useQueue();
  const say = useSay();
  const views = useViews();
  const counts = useViewCounts();
  const view = views.data?.find(({ key }) => key === filters.view);
  const name = view ? say(view.name) : "";
  const { columns, due } = columnsOf(view);
  const heading = useHeading(filters.order ? null : (view?.group?.by ?? null));
  const [current, setCurrent] = useState<string | null>(opened);
  const at = Math.max(
    0,
    items.findIndex((item) => item.id === current),
  );
  const focusRow = (index: number) => {
    const item = items[Math.min(Math.max(index, 0), items.length - 1)];
    if (item) document.getElementById(`row-${item.id}`)?.focus();
  };
  const shown = useMemo(() => items.map(({ id }) => id), [items]);
  const selection = useSelection(shown);
  const [whole, setWhole] = useState<Whole | null>(null);
  // Another list than the one that was chosen whole is not chosen.
  const chosenWhole = whole?.filters === filters ? whole : null;
  const { toggle: choose } = selection;
  const total = counts?.get(filters.view)?.count ?? 0;
  const toggle = useCallback(
    (id: string, range: boolean) => {
      setWhole(null);
      choose(id, range);
    },
    [choose],
  );
  const arrived = useRef(false);
  useEffect(() => {
    if (arrived.current || items.length === 0) return;
    arrived.current = true;
    // Not from somebody who has begun to type in the search box while the list was on its way.
    const { activeElement } = document;
    if (opened && (activeElement === document.body || activeElement?.id === "content"))
      document.getElementById(`row-${opened}`)?.focus();
  }, [items.length]);
  const inRow = () => document.activeElement?.id.startsWith("row-") === true;
  useShortcut(["j", "ArrowDown"], () => focusRow(inRow() ? at + 1 : at));
  useShortcut(["k", "ArrowUp"], () => focusRow(inRow() ? at - 1 : at));
  useShortcut("o", () => items[at] && inRow() && void navigate(`/tickets/${items[at].id}`));
  useShortcut("x", () => items[at] && toggle(items[at].id, false));
  useShortcut("Shift+X", () => items[at] && toggle(items[at].id, true));
  useShortcut("/", () => search.current?.focus());
  useShortcut(".", refresh);
  const go = (key: string) => set({ view: key, order: undefined });
  useShortcut("g m", () => go("mine"));
  useShortcut("g u", () => go("unassigned"));
  useShortcut("g o", () => go("unsolved"));
  useShortcut("g r", () => go("customerReplied"));
  useShortcut("g a", () => go("all"));
  useShortcut("g d", () => go("overdue"));
  useShortcut("g p", () => go("paused"));
  return (
    <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
      <QueueViews view={filters.view} views={views.data ?? NO_VIEWS} counts={counts} onChange={go} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <h1 className="sr-only">
          {t("title")}: {name}
        </h1>
        <WaitingForMe />
        <BulkNotice />
        <QueueFilters filters={filters} filtered={filtered} search={search} onChange={set} />
        {view && <QueueTools view={view} />}
        {list.isRefetchError && (
          <p role="status" className="m-0 flex items-center gap-2 bg-warning-fill px-4 py-1.5 text-warning">
            {t("stale", { time: clock(list.dataUpdatedAt, language) })}
            <Button size="s" variant="link" onClick={refresh}>
              {t("tryAgain")}
            </Button>
          </p>
        )}
        {list.isPending ? (
          <Skeleton lines={10} className="p-6" />
        ) : list.isError && items.length === 0 ? (
          <ErrorState message={list.error.message} onRetry={refresh} />
        ) : items.length === 0 ? (
          <Nothing
            view={filters.view}
            filtered={filtered}
            unassigned={counts?.get("unassigned")?.count ?? 0}
            first={counts?.get("all")?.count === 0}
            onClear={() => set({ status: undefined, group: undefined, text: undefined })}
            onGo={go}
          />
        ) : (
          <QueueList
            name={name}
            view={view}
            items={items}
            columns={columns}
            due={due}
            order={filters.order}
            onOrder={(order) => set({ order })}
            heading={heading}
            at={at}
            touched={touched}
            isChosen={(id) => chosenWhole !== null || selection.chosen.has(id)}
            more={list.hasNextPage}
            onNearEnd={() => {
              if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
            }}
            onFocus={setCurrent}
            onOpen={remember}
            onChoose={toggle}
          />
        )}
        <div aria-live="polite" className="pointer-events-none absolute inset-x-0 top-26 z-20 flex justify-center">
          {fresh > 0 && (
            <Button
              variant="primary"
              icon={RefreshCw}
              hint="."
              onClick={refresh}
              className="pointer-events-auto rounded-full! shadow-float"
            >
              {t("fresh", { count: fresh })}
            </Button>
          )}
        </div>
        {(selection.chosen.size > 0 || chosenWhole) && (
          <SelectionBar
            tickets={items.filter(({ id }) => selection.chosen.has(id))}
            full={selection.full}
            whole={chosenWhole}
            onWhole={
              list.hasNextPage || selection.chosen.size < items.length
                ? () => setWhole({ filters, count: filtered ? null : (counts?.get(filters.view)?.count ?? null) })
                : undefined
            }
            onClear={() => {
              setWhole(null);
              selection.clear();
            }}
          />
        )}
        {items.length > 0 && (
          <div className="flex min-h-11 items-center justify-between gap-2 border-t border-separator bg-panel px-4 py-1.5 text-xs text-soft">
            <span>
              {list.hasNextPage && !filtered && total > items.length
                ? t("shownOf", { count: items.length, total })
                : t("shown", { count: items.length })}
            </span>
            {list.hasNextPage && (
              <Button size="s" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t("more")}
              </Button>
            )}
          </div>
        )}
      </div>
    </div>
  );
}

const SHIPPED = [
  "mine",
  "unassigned",
  "unsolved",
  "customerReplied",
  "all",
  "overdue",
  "dueSoon",
  "paused",
  "noAction",
] as const;
const isShipped = (view: string): view is (typeof SHIPPED)[number] => SHIPPED.some((one) => one === view);

interface NothingProps {
  readonly view: string;
  readonly filtered: boolean;
  readonly unassigned: number;
  /** There is no ticket at all: the desk has just begun. */
  readonly first: boolean;
  readonly onClear: () => void;
  readonly onGo: (view: string) => void;
}
function Nothing({ view, filtered, unassigned, first, onClear, onGo }: NothingProps) {
  const t = useWords(queue);
  const me = useMe();
  if (filtered)
    return <EmptyState title={t("empty.filtered")} action={<Button onClick={onClear}>{t("clear")}</Button>} />;
  if (first)
    return (
      <EmptyState
        title={t("empty.all")}
        action={
          <span className="flex flex-wrap justify-center gap-x-4 gap-y-1">
            {draws(me) && (
              <Link to="/blueprints" className="text-link hover:underline">
                {t("empty.drawFirst")}
              </Link>
            )}
            {isAdmin(me) && (
              <Link to="/mailboxes" className="text-link hover:underline">
                {t("empty.addressFirst")}
              </Link>
            )}
          </span>
        }
      >
        {t("empty.first")}
      </EmptyState>
    );
  const hint = view === "mine" && unassigned > 0;
  return (
    <EmptyState
      title={t(isShipped(view) ? `empty.${view}` : "empty.other")}
      action={hint && <Button onClick={() => onGo("unassigned")}>{t("empty.mineHint", { count: unassigned })}</Button>}
    />
  );
}
