import { useQuery } from "@tanstack/react-query";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";

const WHILE_MOVING_MS = 3_000;
const OTHERWISE_MS = 30_000;

/** How each support address fares, looked at more often while a folder is gone through for the first time or something is wrong. */
export const useHealth = () =>
  useQuery({
    queryKey: [...keys.mailIn, "health"],
    queryFn: async () => bodyOf(await client.mailIn.health()),
    refetchInterval: ({ state }) =>
      state.data?.items.some(({ fetching }) => fetching && (fetching.first || fetching.fault || !fetching.lookedAt))
        ? WHILE_MOVING_MS
        : OTHERWISE_MS,
  });
