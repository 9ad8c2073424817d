import { useInfiniteQuery } from "@tanstack/react-query";
import { Inbox } from "lucide-react";
import { useState } from "react";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { channelLog } from "../../i18n/channel-log.ts";
import { useWords } from "../../i18n/i18n.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState, ErrorState } from "../../ui/empty-state.tsx";
import { Select } from "../../ui/select.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ArrivalRow } from "./arrival-row.tsx";
import { Section } from "./section.tsx";

const SHOWN = ["all", "waiting", "taken", "repeated", "refused"] as const;

/** What came by the channel, newest first, with what became of it. */
export function Log({
  channel,
  by,
  onSample,
}: {
  readonly channel: string;
  readonly by: "webhook" | "form";
  readonly onSample?: (text: string) => void;
}) {
  const t = useWords(channelLog);
  const [shown, setShown] = useState<(typeof SHOWN)[number]>("all");
  const list = useInfiniteQuery({
    queryKey: [...keys.channels, "log", channel, shown],
    initialPageParam: null as string | null, // the first page has no cursor
    queryFn: async ({ pageParam }) =>
      bodyOf(
        await client.channels.log({
          params: { id: channel },
          query: { limit: 20, ...(shown !== "all" && { status: shown }), ...(pageParam && { cursor: pageParam }) },
        }),
      ),
    getNextPageParam: (last) => last.next,
    refetchInterval: 10_000,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section
      title={t("part.log")}
      aside={
        <Select
          label={t("log.show")}
          hideLabel
          value={shown}
          options={SHOWN.map((value) => ({ value, label: t(value === "all" ? "log.all" : `status.${value}`) }))}
          onChange={(value) => setShown(SHOWN.find((one) => one === value) ?? "all")}
        />
      }
    >
      {list.isPending && <Skeleton lines={3} />}
      {list.isError && !list.data && <ErrorState message={list.error.message} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <EmptyState icon={Inbox} title={t("log.none")}>
          {t(by === "webhook" ? "log.none.text" : "log.none.form")}
        </EmptyState>
      )}
      <ul className="m-0 flex list-none flex-col gap-2 p-0">
        {items.map((arrival) => (
          <li key={arrival.id}>
            <ArrivalRow {...{ channel, arrival, onSample }} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <div>
          <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t("log.more")}
          </Button>
        </div>
      )}
    </Section>
  );
}
