import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { ViewSummary } from "../../../api/contract/views.ts";
import { ORDER_COLUMNS } from "../../../blueprints/view-columns.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { queue } from "../../i18n/queue.ts";
import { standsAtEnd } from "./queue-cell.tsx";
import { COLUMNS, DUE_COLUMN } from "./queue-row.tsx";
import { type Order, orderOut } from "./use-queue.ts";

export interface QueueHeadsProps {
  readonly view: ViewSummary | undefined;
  readonly columns: readonly string[];
  /** The time limit has a column at the end. */
  readonly due: boolean;
  /** What somebody has put in place of the view's own order. */
  readonly order: Order | undefined;
  readonly onOrder: (order: string | undefined) => void;
}

/** The names of the columns: pressed, the list goes by one, the other way round, and by the view's own order again. */
export function QueueHeads({ view, columns, due, order, onOrder }: QueueHeadsProps) {
  const say = useSay();
  const titles = new Map(view?.columns.map(({ key, title }) => [key, say(title)]));
  const head = (column: string, className?: string) => (
    <Head key={column} {...{ column, order, onOrder, className }} title={titles.get(column) ?? ""} />
  );
  return (
    <div className="sticky top-0 z-10 hidden h-9 items-center border-b border-separator bg-panel text-xs text-soft md:flex">
      <div className={clsx("flex-1 ps-12 pe-4", COLUMNS)}>
        {columns.map((column) => head(column, standsAtEnd(column) ? "justify-end" : undefined))}
      </div>
      {due && <span className={clsx("px-2 max-xl:hidden", DUE_COLUMN)}>{head("slaDueAt")}</span>}
    </div>
  );
}

interface HeadProps extends Pick<QueueHeadsProps, "order" | "onOrder"> {
  readonly column: string;
  readonly title: string;
  readonly className: string | undefined;
}

/** The state of a ticket has no order of its own; its status has. */
const orderColumn = (column: string) => ORDER_COLUMNS.find((one) => one === (column === "state" ? "status" : column));

function Head({ column, title, order, onOrder, className }: HeadProps) {
  const t = useWords(queue);
  const by = orderColumn(column);
  if (!by) return <span className={clsx("flex items-center py-1", className)}>{title}</span>;
  const now = order?.by === by ? order.direction : null;
  const Icon = now === "desc" ? ArrowDown : ArrowUp;
  const next =
    now === null ? orderOut({ by, direction: "asc" }) : now === "asc" ? orderOut({ by, direction: "desc" }) : undefined;
  return (
    <button
      type="button"
      aria-label={t("column.sort", { column: title })}
      aria-pressed={now !== null}
      onClick={() => onOrder(next)}
      className={clsx(
        "flex min-w-0 items-center gap-1 rounded py-1 hover:text-ink",
        now !== null && "font-medium text-ink",
        className,
      )}
    >
      <span className="truncate">{title}</span>
      {now !== null && <Icon size={12} aria-hidden className="shrink-0" />}
    </button>
  );
}
