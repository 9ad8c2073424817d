import { useQuery } from "@tanstack/react-query";
import { ChevronDown, UserRoundCheck } from "lucide-react";
import { useCallback, useId, useState } from "react";
import { Link } from "react-router";
import type { WaitsForMe } from "../../../api/contract/waiting.ts";
import { bodyOf, client } from "../../data/client.ts";
import { useLiveTickets } from "../../data/live.ts";
import { queries } from "../../data/queries.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { dateTime, shortTime } from "../../i18n/time.ts";
import { waiting } from "../../i18n/waiting.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";

const KEY = ["waiting"] as const;

/** Tickets that wait for the approval of whoever looks, or for their part: above every list, and nothing where there is none. */
export function WaitingForMe() {
  const t = useWords(waiting);
  const list = useId();
  const [open, setOpen] = useState(true);
  const read = useQuery({ queryKey: KEY, queryFn: async () => bodyOf(await client.waiting.mine({})) });
  useLiveTickets(useCallback(() => void queries.invalidateQueries({ queryKey: KEY }), []));
  if (read.isError && !read.data)
    return (
      <p role="status" className="m-0 flex items-center gap-2 border-b border-separator px-4 py-1.5 text-soft">
        {t("mine.failed")}
        <Button size="s" variant="link" onClick={() => void read.refetch()}>
          {t("mine.again")}
        </Button>
      </p>
    );
  if (!read.data || read.data.items.length === 0) return null;
  const { items, more } = read.data;
  return (
    <section
      data-region="waiting"
      aria-label={t("mine", { count: items.length })}
      className="border-b border-separator bg-panel"
    >
      <button
        type="button"
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
        className="target flex w-full items-center gap-2 px-4 py-2 text-start font-medium hover:bg-raised"
      >
        <UserRoundCheck size={16} aria-hidden className="shrink-0 text-warning" />
        {t(more ? "mine.more" : "mine", { count: items.length })}
        <ChevronDown size={16} aria-hidden className={open ? "rotate-180" : ""} />
      </button>
      {open && (
        <ul id={list} className="m-0 max-h-56 list-none overflow-y-auto p-0">
          {items.map((item) => (
            <Waits key={item.ticket.id} item={item} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Waits({ item: { ticket, approval, steps } }: { readonly item: WaitsForMe }) {
  const t = useWords(waiting);
  const say = useSay();
  const language = useLanguage();
  const since = ticket.place?.since ?? ticket.updatedAt;
  return (
    <li className="border-t border-separator">
      <Link
        to={`/tickets/${ticket.id}`}
        className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-ink no-underline hover:bg-raised"
      >
        <span className="tabular text-soft">#{ticket.number}</span>
        <span className="min-w-0 flex-1 truncate">{ticket.subject}</span>
        {approval && (
          <Badge tone="warning" icon={UserRoundCheck}>
            {t("mine.approval")}
          </Badge>
        )}
        {steps.map((step) => (
          <Badge key={say(step)} tone="info">
            {say(step)}
          </Badge>
        ))}
        <span className="text-xs text-soft" title={dateTime(since, language)}>
          {t("mine.since", { when: shortTime(since, language) })}
        </span>
      </Link>
    </li>
  );
}
