import clsx from "clsx";
import { Pencil, Plus } from "lucide-react";
import { Link } from "react-router";
import type { ViewSummary } from "../../../api/contract/views.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { queue } from "../../i18n/queue.ts";
import { useCurrentInSight } from "../../ui/use-current-in-sight.ts";
import type { ViewCount } from "./use-views.ts";

export interface QueueViewsProps {
  readonly view: string;
  readonly views: readonly ViewSummary[];
  readonly counts: ReadonlyMap<string, ViewCount> | undefined;
  readonly onChange: (view: string) => void;
}

const written = (count: ViewCount | undefined): string =>
  count === undefined ? "–" : count.exact ? String(count.count) : `${count.count}+`;

/** My views with their true counts: a column on wide screens, a strip on narrow ones. */
export function QueueViews({ view, views, counts, onChange }: QueueViewsProps) {
  const t = useWords(queue);
  const say = useSay();
  const row = useCurrentInSight<HTMLElement>("[aria-current=page]", `${view} ${views.length}`);
  return (
    <section
      ref={row}
      aria-label={t("views")}
      data-region="views"
      className="flex shrink-0 gap-1 overflow-x-auto border-b border-separator bg-panel p-2 lg:w-60 lg:flex-col lg:overflow-x-visible lg:overflow-y-auto lg:border-e lg:border-b-0 lg:py-4"
    >
      {views.map((one) => {
        const count = counts?.get(one.key);
        const current = one.key === view;
        return (
          <div key={one.key} className="group/view relative flex shrink-0 items-center">
            <button
              type="button"
              aria-current={current ? "page" : undefined}
              title={one.slow ? t("slow") : one.description === null ? undefined : say(one.description)}
              onClick={() => onChange(one.key)}
              className={clsx(
                "target flex min-h-9 flex-1 items-center gap-2 rounded-md px-3 text-start whitespace-nowrap lg:whitespace-normal",
                current ? "bg-raised font-medium text-link" : "hover:bg-raised",
              )}
            >
              <span className="flex-1">{say(one.name)}</span>
              <span className="tabular text-xs text-soft">{written(count)}</span>
            </button>
            {current && one.mayChange && (
              <Link
                to={`/views/${one.key}`}
                aria-label={t("changeView", { name: say(one.name) })}
                title={t("changeView", { name: say(one.name) })}
                className="target flex size-8 items-center justify-center rounded-md text-soft hover:bg-raised hover:text-ink"
              >
                <Pencil size={14} aria-hidden />
              </Link>
            )}
          </div>
        );
      })}
      <Link
        to="/views/new"
        className="target flex min-h-9 shrink-0 items-center gap-2 rounded-md px-3 whitespace-nowrap text-link no-underline hover:bg-raised"
      >
        <Plus size={16} aria-hidden />
        {t("newView")}
      </Link>
    </section>
  );
}
