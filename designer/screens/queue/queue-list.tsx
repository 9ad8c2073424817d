import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import clsx from "clsx";
import { type CSSProperties, useCallback, useRef } from "react";
import type { ViewSummary } from "../../../api/contract/views.ts";
import type { useHeading } from "./headings.ts";
import type { ListedTicket } from "./listed-ticket.ts";
import { widthOf } from "./queue-cell.tsx";
import { QueueHeads, type QueueHeadsProps } from "./queue-heads.tsx";
import { QueueRow } from "./queue-row.tsx";

export interface QueueListProps extends Pick<QueueHeadsProps, "columns" | "due" | "order" | "onOrder"> {
  readonly name: string;
  readonly view: ViewSummary | undefined;
  readonly items: readonly ListedTicket[];
  readonly heading: ReturnType<typeof useHeading>;
  /** The row that the keyboard is at. */
  readonly at: number;
  readonly touched: ReadonlySet<string>;
  readonly isChosen: (id: string) => boolean;
  /** There are more than `items`. */
  readonly more: boolean;
  /** The end is near: the next ones are wanted. */
  readonly onNearEnd: () => void;
  readonly onFocus: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onChoose: (id: string, range: boolean) => void;
}

/** A list this short is drawn whole: a browser finds and prints all of it. */
const WHOLE = 100;
/** Rows that are drawn beyond what is seen, on each side. */
const BEYOND = 12;
/** Height of a row on wide screens, px: until it has been measured. */
const rowHeight = (): number => 53;

/** What is drawn of a long list: what is seen, and the row of the keyboard with its neighbours, wherever that has been left. */
export function drawn(range: Range, at: number): number[] {
  if (range.count <= WHOLE) return Array.from({ length: range.count }, (_, index) => index);
  const near = [at - 1, at, at + 1].filter((index) => index >= 0 && index < range.count);
  return [...new Set([...defaultRangeExtractor(range), ...near])].sort((a, b) => a - b);
}

/** The tickets of a view, as many as there are: of a long list only what is near the eye stands in the page. */
export function QueueList(props: QueueListProps) {
  const { name, view, items, columns, due, order, heading, at, touched, isChosen, more } = props;
  const box = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => box.current,
    estimateSize: rowHeight,
    getItemKey: useCallback((index: number) => items[index]?.id ?? index, [items]),
    overscan: BEYOND,
    rangeExtractor: useCallback((range: Range) => drawn(range, at), [at]),
  });
  const first = items[rows.range?.startIndex ?? 0];
  const above = first ? heading(first, undefined) : null;
  return (
    <div
      ref={box}
      data-region="list"
      className="relative min-h-0 flex-1 overflow-y-auto bg-panel"
      style={{ "--columns": columns.map(widthOf).join(" ") } as CSSProperties}
      onScroll={(event) => {
        const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
        if (scrollHeight - scrollTop - clientHeight < 4 * clientHeight) props.onNearEnd();
      }}
    >
      <QueueHeads view={view} columns={columns} due={due} order={order} onOrder={props.onOrder} />
      {above !== null && (
        // The heading of what is seen stays at the top; who listens hears it where it stands.
        <div aria-hidden="true" className="sticky top-9 z-5 h-0 max-md:top-0">
          <p className={clsx("m-0", HEADING)}>{above}</p>
        </div>
      )}
      <ol aria-label={name} className="relative m-0 list-none p-0" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start, key }) => {
          const ticket = items[index];
          if (!ticket) return null;
          const head = heading(ticket, items[index - 1]);
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              aria-posinset={index + 1}
              aria-setsize={more ? -1 : items.length}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              {head !== null && <h2 className={clsx("m-0", HEADING)}>{head}</h2>}
              <QueueRow
                ticket={ticket}
                columns={columns}
                due={due}
                current={index === at}
                flash={touched.has(ticket.id)}
                chosen={isChosen(ticket.id)}
                onFocus={props.onFocus}
                onOpen={props.onOpen}
                onChoose={props.onChoose}
              />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

const HEADING = "border-b border-separator bg-canvas px-4 py-1.5 font-medium text-soft text-xs";
