import { useInfiniteQuery } from "@tanstack/react-query";
import { bodyOf, client } from "../data/client.ts";
import { keys } from "../data/queries.ts";

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
