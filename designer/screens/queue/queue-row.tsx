import clsx from "clsx";
import { memo } from "react";
import { Link } from "react-router";
import { NextClock, NextClockSaid } from "../../clocks/next-clock.tsx";
import { useWords } from "../../i18n/i18n.ts";
import { queue } from "../../i18n/queue.ts";
import type { ListedTicket } from "./listed-ticket.ts";
import { QueueCell } from "./queue-cell.tsx";

/** The time limit beside the other columns on wide screens, under them elsewhere. */
export const DUE_COLUMN = "xl:w-64 xl:shrink-0";

/** Columns on wide screens; two lines on narrow ones. */
export const COLUMNS = "md:grid md:grid-cols-(--columns) md:gap-3";

export interface QueueRowProps {
  readonly ticket: ListedTicket;
  /** What stands in its columns, in their order. */
  readonly columns: readonly string[];
  /** The time limit has a column at the end. */
  readonly due: boolean;
  readonly current: boolean;
  readonly flash: boolean;
  readonly chosen: boolean;
  readonly onFocus: (id: string) => void;
  readonly onOpen: (id: string) => void;
  /** `range`: with everything between this row and the one chosen before. */
  readonly onChoose: (id: string, range: boolean) => void;
}

/** A row of the list; drawn anew only for what it shows, however often the list is drawn while it is scrolled. */
export const QueueRow = memo(function QueueRow(props: QueueRowProps) {
  const { ticket, columns, due, current, flash, onFocus, onOpen, chosen, onChoose } = props;
  const t = useWords(queue);
  return (
    <div
      className={clsx(
        "group relative flex flex-col border-b border-separator ps-8 hover:bg-raised xl:flex-row xl:items-center",
        current && "bg-raised/60",
        chosen && "bg-info-fill!",
        flash && "animate-flash",
      )}
    >
      {/* As high as the row, so that it is easily hit. */}
      <label className="absolute inset-y-0 start-0 flex w-10 cursor-pointer items-center justify-center">
        <input
          type="checkbox"
          checked={chosen}
          tabIndex={current ? 0 : -1}
          aria-label={t("choose.row", { number: ticket.number, subject: ticket.subject })}
          onChange={(event) =>
            onChoose(ticket.id, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)
          }
          onFocus={() => onFocus(ticket.id)}
          className="size-4 accent-primary"
        />
      </label>
      <Link
        to={`/tickets/${ticket.id}`}
        id={`row-${ticket.id}`}
        tabIndex={current ? 0 : -1}
        onFocus={() => onFocus(ticket.id)}
        onClick={() => onOpen(ticket.id)}
        className={clsx(
          "flex min-h-13 min-w-0 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5 text-ink no-underline outline-offset-[-2px] xl:flex-1",
          COLUMNS,
        )}
      >
        {columns.map((column) => (
          <QueueCell key={column} column={column} ticket={ticket} />
        ))}
        <NextClockSaid ticket={ticket} />
      </Link>
      {due && ticket.clocks.length > 0 && (
        <div className={clsx("px-4 pb-2 md:ps-[100px] xl:px-2 xl:py-1", DUE_COLUMN)}>
          <NextClock ticket={ticket} tabIndex={current ? 0 : -1} />
        </div>
      )}
      {due && ticket.clocks.length === 0 && <div className={clsx("max-xl:hidden", DUE_COLUMN)} />}
    </div>
  );
});
