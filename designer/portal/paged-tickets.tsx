import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { useCallback } from "react";
import type { TicketSummary } from "../../api/contract/ticket-views.ts";
import { useLiveTickets } from "../data/live.ts";
import { useWords } from "../i18n/i18n.ts";
import { portal } from "../i18n/portal.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState, ErrorState } from "../ui/empty-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { TicketList } from "./ticket-list.tsx";

interface Pages {
  readonly pages: readonly { readonly items: readonly TicketSummary[] }[];
}

interface Props {
  readonly list: UseInfiniteQueryResult<Pages>;
  /** What stands there when there is none. */
  readonly empty: string;
  readonly named?: boolean;
}

/** A requester's list, page by page in the server's order, and again when one of its tickets has changed. */
export function PagedTickets({ list, empty, named = false }: Props) {
  const t = useWords(portal);
  const { refetch } = list;
  useLiveTickets(useCallback(() => void refetch(), [refetch]));
  if (list.isPending) return <Skeleton lines={5} />;
  if (list.isError && !list.data) return <ErrorState message={list.error.message} onRetry={() => void refetch()} />;
  const tickets = (list.data?.pages ?? []).flatMap(({ items }) => items);
  if (tickets.length === 0) return <EmptyState title={empty} />;
  return (
    <div className="flex flex-col gap-3">
      <TicketList tickets={tickets} named={named} />
      {list.hasNextPage && (
        <Button className="self-center" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </div>
  );
}
