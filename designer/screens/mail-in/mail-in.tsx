import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import { useSearchParams } from "react-router";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { useWords } from "../../i18n/i18n.ts";
import { mailIn } from "../../i18n/mail-in.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { PageHead } from "../../ui/page-head.tsx";
import { Select } from "../../ui/select.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Health } from "./health.tsx";
import { MailRow } from "./mail-row.tsx";
import { useHealth } from "./use-health.ts";

const SHOWN = ["quarantined", "taken", "refused", "all"] as const;

/** Mail that has come, what waits in quarantine first. */
export default function MailIn() {
  const t = useWords(mailIn);
  const [search, setSearch] = useSearchParams();
  const changed = useQueryClient();
  const shown = SHOWN.find((one) => one === search.get("show")) ?? "quarantined";
  // What counts otherwise than before is looked at anew: mail that has come since, and what was let in and is being read.
  const counted = JSON.stringify(useHealth().data?.items.map(({ counts }) => counts) ?? []);
  const list = useInfiniteQuery({
    queryKey: [...keys.mailIn, "list", shown, counted],
    placeholderData: keepPreviousData,
    initialPageParam: null as string | null, // the first page has no cursor
    queryFn: async ({ pageParam }) =>
      bodyOf(
        await client.mailIn.list({
          query: { limit: 50, ...(shown !== "all" && { status: shown }), ...(pageParam && { cursor: pageParam }) },
        }),
      ),
    getNextPageParam: (last) => last.next,
  });
  const mails = (list.data?.pages.flatMap(({ items }) => items) ?? []).filter(
    ({ status }) => shown === "all" || status === shown,
  );
  const coming = list.isPending || (list.isPlaceholderData && mails.length === 0);
  return (
    <>
      <PageHead title={t("title")} intro={t("intro")} />
      <Health />
      <div className="mb-4 max-w-60">
        <Select
          label={t("show")}
          value={shown}
          options={SHOWN.map((value) => ({ value, label: t(`show.${value}`) }))}
          onChange={(show) => setSearch({ show }, { replace: true })}
        />
      </div>
      {coming && <Skeleton lines={6} />}
      {list.isError && <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />}
      {list.isSuccess && !coming && mails.length === 0 && (
        <EmptyState icon={Inbox} title={t(shown === "quarantined" ? "none.quarantined" : "none.other")}>
          {shown === "quarantined" && t("none.quarantined.text")}
        </EmptyState>
      )}
      <ul className="m-0 flex list-none flex-col gap-2 p-0">
        {mails.map((mail) => (
          <li key={mail.id}>
            <MailRow mail={mail} onChanged={() => void changed.invalidateQueries({ queryKey: keys.mailIn })} />
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
