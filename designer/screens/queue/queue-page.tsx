import clsx from "clsx";
import { RefreshCw } from "lucide-react";
import { useEffect, useMemo, useRef, useState } from "react";
import { useNavigate } from "react-router";
import type { TicketViewName } from "../../../api/contract/tickets.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { queue } from "../../i18n/queue.ts";
import { clock } from "../../i18n/time.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useShortcut } from "../../ui/use-shortcut.ts";
import { QueueFilters } from "./queue-filters.tsx";
import { COLUMNS, DUE_COLUMN, QueueRow } from "./queue-row.tsx";
import { QueueViews } from "./queue-views.tsx";
import { SelectionBar } from "./selection-bar.tsx";
import { useQueue } from "./use-queue.ts";
import { useSelection } from "./use-selection.ts";
import { WaitingForMe } from "./waiting-for-me.tsx";

/** The ticket that was opened last from the list, so that coming back lands on its row. */
let opened: string | null = null;

const HEADS = ["column.number", "column.subject", "column.state", "column.assignee", "column.updated"] as const;

export default function Queue() {
  const t = useWords(queue);
  const language = useLanguage();
  const navigate = useNavigate();
  const search = useRef<HTMLInputElement>(null);
  const { filters, filtered, list, items, counts, fresh, touched, refresh, set } = useQueue();
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
  useShortcut("x", () => items[at] && selection.toggle(items[at].id, false));
  useShortcut("Shift+X", () => items[at] && selection.toggle(items[at].id, true));
  useShortcut("/", () => search.current?.focus());
  useShortcut(".", refresh);
  useShortcut("c", () => void navigate("/tickets/new"));
  const go = (view: TicketViewName) => set({ view });
  useShortcut("g m", () => go("mine"));
  useShortcut("g u", () => go("unassigned"));
  useShortcut("g o", () => go("unsolved"));
  useShortcut("g r", () => go("customerReplied"));
  useShortcut("g a", () => go("all"));
  useShortcut("g d", () => go("overdue"));
  useShortcut("g p", () => go("paused"));
  return (
    <div className="flex min-h-0 flex-1 flex-col lg:flex-row">
      <QueueViews view={filters.view} counts={counts} onChange={go} />
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <h1 className="sr-only">
          {t("title")}: {t(`view.${filters.view}`)}
        </h1>
        <WaitingForMe />
        <QueueFilters filters={filters} filtered={filtered} search={search} onChange={set} />
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
            unassigned={counts?.unassigned ?? 0}
            onClear={() => set({ status: undefined, group: undefined, text: undefined })}
            onGo={go}
          />
        ) : (
          <div data-region="list" className="relative min-h-0 flex-1 overflow-y-auto bg-panel">
            <div
              aria-hidden
              className="sticky top-0 z-10 hidden border-b border-separator bg-panel py-2 text-xs text-soft md:flex"
            >
              <div className={clsx("flex-1 ps-12 pe-4", COLUMNS)}>
                {HEADS.map((head) => (
                  <span key={head} className={clsx(head === "column.updated" && "text-end")}>
                    {t(head)}
                  </span>
                ))}
              </div>
              <span className={clsx("px-2 max-xl:hidden", DUE_COLUMN)}>{t("column.due")}</span>
            </div>
            <ol aria-label={t(`view.${filters.view}`)} className="m-0 list-none p-0">
              {items.map((ticket, index) => (
                <QueueRow
                  key={ticket.id}
                  ticket={ticket}
                  current={index === at}
                  flash={touched.has(ticket.id)}
                  onFocus={() => setCurrent(ticket.id)}
                  chosen={selection.chosen.has(ticket.id)}
                  onChoose={(range) => selection.toggle(ticket.id, range)}
                  onOpen={() => {
                    opened = ticket.id;
                  }}
                />
              ))}
            </ol>
          </div>
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
        {selection.chosen.size > 0 && (
          <SelectionBar
            tickets={items.filter(({ id }) => selection.chosen.has(id))}
            full={selection.full}
            onClear={selection.clear}
          />
        )}
        {items.length > 0 && (
          <div className="flex min-h-11 items-center justify-between gap-2 border-t border-separator bg-panel px-4 py-1.5 text-xs text-soft">
            <span>{t("shown", { count: items.length })}</span>
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

interface NothingProps {
  readonly view: TicketViewName;
  readonly filtered: boolean;
  readonly unassigned: number;
  readonly onClear: () => void;
  readonly onGo: (view: TicketViewName) => void;
}
function Nothing({ view, filtered, unassigned, onClear, onGo }: NothingProps) {
  const t = useWords(queue);
  if (filtered)
    return <EmptyState title={t("empty.filtered")} action={<Button onClick={onClear}>{t("clear")}</Button>} />;
  const hint = view === "mine" && unassigned > 0;
  return (
    <EmptyState
      title={t(`empty.${view}`)}
      action={hint && <Button onClick={() => onGo("unassigned")}>{t("empty.mineHint", { count: unassigned })}</Button>}
    />
  );
}
