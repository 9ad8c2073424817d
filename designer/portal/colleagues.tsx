import { useInfiniteQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { bodyOf, client } from "../data/client.ts";
import { useLiveTickets } from "../data/live.ts";
import { keys } from "../data/queries.ts";
import { useWords } from "../i18n/i18n.ts";
import { portal } from "../i18n/portal.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { TicketList } from "./ticket-list.tsx";

/** Tickets of the others of one's organization. */
export function useColleagues() {
  return useInfiniteQuery({
    queryKey: keys.list({ colleagues: true }),
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam }) =>
      bodyOf(await client.portal.colleagues({ query: pageParam === null ? {} : { cursor: pageParam } })),
    getNextPageParam: (last) => last.next,
  });
}

export function Colleagues({ list }: { readonly list: ReturnType<typeof useColleagues> }) {
  const t = useWords(portal);
  const { refetch } = list;
  useLiveTickets(useCallback(() => void refetch(), [refetch]));
  if (list.isPending) return <Skeleton lines={5} />;
  if (list.isError && !list.data) return <ErrorState message={list.error.message} onRetry={() => void refetch()} />;
  const tickets = list.data.pages.flatMap(({ items }) => items);
  if (tickets.length === 0) return <EmptyState title={t("list.colleaguesEmpty")} />;
  return (
    <div className="flex flex-col gap-3">
      <TicketList tickets={tickets} named />
      {list.hasNextPage && (
        <Button className="self-center" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </div>
  );
}
