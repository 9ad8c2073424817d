import clsx from "clsx";
import { TICKET_VIEWS, type TicketViewName } from "../../../api/contract/tickets.ts";
import { useWords } from "../../i18n/i18n.ts";
import { queue } from "../../i18n/queue.ts";

const ORDER = [
  "mine",
  "unassigned",
  "overdue",
  "dueSoon",
  "paused",
  "unsolved",
  "customerReplied",
  "noAction",
  "all",
] as const satisfies readonly TicketViewName[];

export interface QueueViewsProps {
  readonly view: TicketViewName;
  readonly counts: { readonly [view in TicketViewName]: number } | undefined;
  readonly onChange: (view: TicketViewName) => void;
}

/** The shipped views with their true counts: a column on wide screens, a strip on narrow ones. */
export function QueueViews({ view, counts, onChange }: QueueViewsProps) {
  const t = useWords(queue);
  return (
    <section
      aria-label={t("views")}
      data-region="views"
      className="flex shrink-0 gap-1 overflow-x-auto border-b border-separator bg-panel p-2 lg:w-60 lg:flex-col lg:overflow-visible lg:border-e lg:border-b-0 lg:py-4"
    >
      {ORDER.filter((one) => TICKET_VIEWS.includes(one)).map((one) => (
        <button
          key={one}
          type="button"
          aria-current={one === view ? "page" : undefined}
          onClick={() => onChange(one)}
          className={clsx(
            "target flex min-h-9 shrink-0 items-center gap-2 rounded-md px-3 text-start whitespace-nowrap lg:whitespace-normal",
            one === view ? "bg-raised font-medium text-link" : "hover:bg-raised",
          )}
        >
          <span className="flex-1">{t(`view.${one}`)}</span>
          <span className="tabular text-xs text-soft">{counts ? counts[one] : "–"}</span>
        </button>
      ))}
    </section>
  );
}
