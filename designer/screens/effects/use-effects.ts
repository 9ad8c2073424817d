import { useInfiniteQuery } from "@tanstack/react-query";
import type { ListedEffectView } from "../../../api/contract/effects.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";

type Query = NonNullable<NonNullable<Parameters<typeof client.effects.all>[0]>["query"]>;
export type EffectFilters = Pick<Query, "status" | "type" | "rule" | "ticket" | "destination">;

const PAGE = 50;
/** What is under way is looked at again. */
const AGAIN_MS = 2_000;

/** Effects over all tickets, page by page; while one of them is pending, they are read again now and then. */
export function useAllEffects(filters: EffectFilters) {
  const list = useInfiniteQuery({
    queryKey: [...keys.allEffects, filters],
    initialPageParam: null as string | null, // the first page has no cursor
    queryFn: async ({ pageParam }) =>
      bodyOf(
        await client.effects.all({
          query: { ...filters, limit: PAGE, ...(pageParam !== null && { cursor: pageParam }) },
        }),
      ),
    getNextPageParam: (last) => last.next,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(({ status }) => status === "pending")) ? AGAIN_MS : false,
  });
  const items: readonly ListedEffectView[] = list.data?.pages.flatMap((page) => page.items) ?? [];
  return { list, items };
}
