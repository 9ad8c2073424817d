import { useInfiniteQuery } from "@tanstack/react-query";
import { ChevronDown, MailCheck } from "lucide-react";
import { Link } from "react-router";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { useMe } from "../../data/session.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { mailLog } from "../../i18n/mail-log.ts";
import { dateTime, shortTime } from "../../i18n/time.ts";
import { colon } from "../../i18n/typeset.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";

/** What was mailed, or would have been. */
export default function MailLog() {
  const t = useWords(mailLog);
  const me = useMe();
  const language = useLanguage();
  const list = useInfiniteQuery({
    queryKey: keys.mailLog,
    initialPageParam: null as string | null, // the first page has no cursor
    queryFn: async ({ pageParam }) =>
      bodyOf(await client.reports.mailLog({ query: { limit: 50, ...(pageParam && { cursor: pageParam }) } })),
    getNextPageParam: (last) => last.next,
  });
  const mails = list.data?.pages.flatMap((page) => page.items) ?? [];
  const kept = list.data?.pages[0]?.keptDays;
  const lead = t(me.mail === "smtp" ? "lead.smtp" : "lead");
  return (
    <>
      <PageHead title={t("title")} intro={kept === undefined ? lead : `${lead} ${t("kept", { count: kept })}`} />
      {list.isPending && <Skeleton lines={6} />}
      {list.isError && <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />}
      {list.isSuccess && mails.length === 0 && <EmptyState icon={MailCheck} title={t("empty")} />}
      <ul className="m-0 flex list-none flex-col gap-2 p-0">
        {mails.map((mail) => (
          <li key={mail.id} className="rounded-lg border border-separator bg-panel">
            <details className="group">
              <summary className="flex list-none flex-wrap items-center gap-x-4 gap-y-0.5 rounded-lg px-4 py-2.5 hover:bg-raised [&::-webkit-details-marker]:hidden">
                <ChevronDown
                  size={16}
                  aria-hidden
                  className="shrink-0 text-soft transition-transform group-open:rotate-180"
                />
                <span className="min-w-0 flex-1 basis-60">
                  <span className="block truncate font-medium">{mail.subject}</span>
                  <span className="block truncate text-xs text-soft">
                    {t("to")}
                    {colon(language)}
                    {mail.to.join(", ")}
                  </span>
                </span>
                <time
                  className="text-soft max-sm:w-full max-sm:ps-8 max-sm:text-xs"
                  dateTime={new Date(mail.at).toISOString()}
                  title={dateTime(mail.at, language)}
                >
                  {shortTime(mail.at, language)}
                </time>
              </summary>
              <div className="border-t border-separator px-4 py-3">
                <div className="break-words whitespace-pre-wrap">{mail.text}</div>
                {mail.ticket && (
                  <Link to={`/tickets/${mail.ticket}`} className="mt-3 inline-block text-link">
                    {t("open")}
                  </Link>
                )}
              </div>
            </details>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button className="mt-4" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </>
  );
}
