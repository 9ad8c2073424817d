import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { Link } from "react-router";
import { bodyOf, client } from "../../data/client.ts";
import { useLiveTickets } from "../../data/live.ts";
import { keys } from "../../data/queries.ts";
import { useNow } from "../../data/use-now.ts";
import { ask } from "../../i18n/ask.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { relative } from "../../i18n/time.ts";
import { StateChip } from "../../ui/badge.tsx";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";

const ASK =
  "target inline-flex min-h-8 items-center rounded-md bg-primary px-3 font-medium text-on-primary no-underline hover:bg-primary-hover";

/** What I have asked, in plain words of where it stands. */
export default function MyTickets() {
  const t = useWords(ask);
  const language = useLanguage();
  const now = useNow();
  const list = useQuery({
    queryKey: keys.list({ mine: true }),
    queryFn: async () => bodyOf(await client.tickets.list({ query: { view: "all", limit: 100 } })).items,
  });
  const { refetch } = list;
  useLiveTickets(useCallback(() => void refetch(), [refetch]));
  return (
    <div className="mx-auto max-w-180">
      <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
        <h1 className="m-0 text-xl font-semibold">{t("mine")}</h1>
        <Link to="/my/new" className={ASK}>
          {t("askNow")}
        </Link>
      </div>
      {list.isPending && <Skeleton lines={5} />}
      {list.isError && <ErrorState message={list.error.message} onRetry={() => void refetch()} />}
      {list.data?.length === 0 && <EmptyState title={t("mineEmpty")} />}
      <ul className="m-0 flex list-none flex-col gap-2 p-0">
        {list.data?.map((ticket) => (
          <li key={ticket.id}>
            <Link
              to={`/my/${ticket.id}`}
              className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-lg border border-separator bg-panel px-4 py-3 text-ink no-underline hover:border-link hover:bg-raised"
            >
              <span className="w-full min-w-0 sm:w-auto sm:flex-1">
                <span className="block truncate font-medium">{ticket.subject}</span>
                <span className="tabular block text-xs text-soft">
                  {t("number", { number: ticket.number })} ·{" "}
                  {t("updated", { when: relative(ticket.updatedAt, language, now) })}
                </span>
              </span>
              <StateChip status={ticket.status} name={t(`is.${ticket.status}`)} />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
