import clsx from "clsx";
import { MessageSquareReply } from "lucide-react";
import { Link } from "react-router";
import type { TicketSummary } from "../../../api/contract/ticket-views.ts";
import { NextClock, NextClockSaid } from "../../clocks/next-clock.tsx";
import { useNow } from "../../data/use-now.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { queue } from "../../i18n/queue.ts";
import { dateTime, relative, shortTime } from "../../i18n/time.ts";
import { Badge, StateChip } from "../../ui/badge.tsx";
import { AlsoHereInList } from "../ticket/also-here.tsx";

/** The time limit beside the other columns on wide screens, under them elsewhere. */
export const DUE_COLUMN = "xl:w-64 xl:shrink-0";

/** Columns on wide screens; two lines on narrow ones. */
export const COLUMNS =
  "md:grid md:grid-cols-[72px_minmax(200px,1fr)_minmax(150px,220px)_minmax(110px,170px)_76px] md:gap-3";

export interface QueueRowProps {
  readonly ticket: TicketSummary;
  readonly current: boolean;
  readonly flash: boolean;
  readonly onFocus: () => void;
  readonly onOpen: () => void;
  readonly chosen: boolean;
  /** `range`: with everything between this row and the one chosen before. */
  readonly onChoose: (range: boolean) => void;
}

/** The state of the ticket by its own blueprint's name; a free ticket shows its status. */
function State({ ticket }: { readonly ticket: TicketSummary }) {
  const t = useWords(queue);
  const say = useSay();
  const { place, status } = ticket;
  return (
    <StateChip
      status={status}
      outcome={place?.state.final}
      name={place ? say(place.state.name) : t(`status.${status}`)}
    />
  );
}

export function QueueRow({ ticket, current, flash, onFocus, onOpen, chosen, onChoose }: QueueRowProps) {
  const t = useWords(queue);
  const say = useSay();
  const language = useLanguage();
  const now = useNow();
  const due = ticket.nextDue;
  return (
    <li
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
          onChange={(event) => onChoose(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
          onFocus={onFocus}
          className="size-4 accent-primary"
        />
      </label>
      <Link
        to={`/tickets/${ticket.id}`}
        id={`row-${ticket.id}`}
        tabIndex={current ? 0 : -1}
        onFocus={onFocus}
        onClick={onOpen}
        className={clsx(
          "flex min-h-13 min-w-0 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-1.5 text-ink no-underline outline-offset-[-2px] xl:flex-1",
          COLUMNS,
        )}
      >
        <span className="tabular text-soft">#{ticket.number}</span>
        <span className="order-first w-full min-w-0 md:order-none md:w-auto">
          <span className="flex items-center gap-2">
            <span className="truncate font-medium">{ticket.subject}</span>
            <AlsoHereInList ticket={ticket.id} />
            {ticket.flags.includes("customerReplied") && (
              <Badge tone="info" icon={MessageSquareReply} className="shrink-0">
                {t("customerReplied")}
              </Badge>
            )}
          </span>
          <span className="block truncate text-xs text-soft">
            {ticket.requester?.name ?? t("noRequester")}
            {ticket.place && ` · ${say(ticket.place.blueprint.name)}`}
          </span>
        </span>
        <span className="min-w-0">
          <State ticket={ticket} />
          {due && (
            <span
              className="mt-0.5 truncate text-xs text-soft max-md:hidden md:block"
              title={dateTime(due.at, language)}
            >
              {t("byItself", { step: say(due.name), when: relative(due.at, language, now) })}
            </span>
          )}
        </span>
        <span className="min-w-0 truncate">
          {ticket.assignee ? (
            ticket.assignee.name
          ) : (
            <span className="text-soft">{ticket.group ? ticket.group.name : t("unassigned")}</span>
          )}
        </span>
        <span className="ms-auto text-end text-soft md:ms-0">
          <time dateTime={new Date(ticket.updatedAt).toISOString()} title={dateTime(ticket.updatedAt, language)}>
            {shortTime(ticket.updatedAt, language, now)}
          </time>
        </span>
        <NextClockSaid ticket={ticket} />
      </Link>
      {ticket.clocks.length > 0 && (
        <div className={clsx("px-4 pb-2 md:ps-[100px] xl:px-2 xl:py-1", DUE_COLUMN)}>
          <NextClock ticket={ticket} tabIndex={current ? 0 : -1} />
        </div>
      )}
      {ticket.clocks.length === 0 && <div className={clsx("max-xl:hidden", DUE_COLUMN)} />}
    </li>
  );
}
