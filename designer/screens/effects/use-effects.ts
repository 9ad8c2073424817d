import { useInfiniteQuery } from "@tanstack/react-query";
import type { ListedEffectView } from "../../../api/contract/effects.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";

type Query = NonNullable<NonNullable<Parameters<typeof client.effects.all>[0]>["query"]>;
export type EffectFilters = Pick<Query, "status" | "type" | "rule" | "ticket" | "destination">;

const PAGE = 50;
/** What is under way is looked at again soon, the rest now and then. */
const SOON_MS = 2_000;
const CALM_MS = 5_000;

/** Effects over all tickets, page by page, read again as long as somebody looks. */
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
      state.data?.pages.some(({ items }) => items.some(({ status }) => status === "pending")) ? SOON_MS : CALM_MS,
  });
  const items: readonly ListedEffectView[] = list.data?.pages.flatMap((page) => page.items) ?? [];
  return { list, items };
}
