import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { bodyOf, client } from "../../data/client.ts";
import { useLiveTickets } from "../../data/live.ts";
import { keys } from "../../data/queries.ts";

/** The views that I have. What somebody saves shows here as every other document does. */
export const useViews = () =>
  useQuery({ queryKey: keys.views, queryFn: async () => bodyOf(await client.views.list()).items });

export interface ViewCount {
  readonly count: number;
  readonly exact: boolean;
}

/** How many tickets each of my views holds, counted anew when something changes. */
export function useViewCounts(): ReadonlyMap<string, ViewCount> | undefined {
  const counts = useQuery({
    queryKey: keys.viewCounts,
    queryFn: async () => new Map(bodyOf(await client.views.counts()).items.map((item) => [item.key, item])),
    refetchInterval: 60_000,
  });
  const { refetch } = counts;
  useLiveTickets(useCallback(() => void refetch(), [refetch]));
  return counts.data;
}
