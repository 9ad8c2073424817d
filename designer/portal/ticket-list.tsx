import { Link } from "react-router";
import type { TicketSummary } from "../../api/contract/ticket-views.ts";
import { useNow } from "../data/use-now.ts";
import { ask } from "../i18n/ask.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { portal } from "../i18n/portal.ts";
import { relative } from "../i18n/time.ts";
import { StateChip } from "../ui/badge.tsx";

/** Tickets as requesters read them: subject, number, where each stands; of colleagues also whose it is. */
export function TicketList({
  tickets,
  named = false,
}: {
  readonly tickets: readonly TicketSummary[];
  readonly named?: boolean;
}) {
  const t = useWords(ask);
  const p = useWords(portal);
  const language = useLanguage();
  const now = useNow();
  return (
    <ul className="m-0 flex list-none flex-col gap-2 p-0">
      {tickets.map((ticket) => (
        <li key={ticket.id}>
          <Link
            to={`/my/${ticket.id}`}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg border border-separator bg-panel px-4 py-3 text-ink no-underline hover:border-link hover:bg-raised"
          >
            <span className="w-full min-w-0 sm:w-auto sm:flex-1">
              <span className="block truncate font-medium">{ticket.subject}</span>
              <span className="tabular block text-xs text-soft">
                {t("number", { number: ticket.number })}
                {named && ticket.requester && ` · ${p("list.by", { name: ticket.requester.name })}`} ·{" "}
                {t("updated", { when: relative(ticket.updatedAt, language, now) })}
              </span>
            </span>
            <StateChip status={ticket.status} name={t(`is.${ticket.status}`)} />
          </Link>
        </li>
      ))}
    </ul>
  );
}
