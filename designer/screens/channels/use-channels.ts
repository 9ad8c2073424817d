import { useQuery, useQueryClient } from "@tanstack/react-query";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";

/** How each channel fares. */
export const useChannelHealth = () =>
  useQuery({
    queryKey: [...keys.channels, "health"],
    queryFn: async () => bodyOf(await client.channels.health()).items,
  });

/** Everything that is known of channels is read again. */
export function useChannelsChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: keys.channels });
}
