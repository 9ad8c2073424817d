import { useQuery, useQueryClient } from "@tanstack/react-query";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";

/** Webhook endpoints with how they fare, and hosts that the operator lists; looked at again now and then. */
export const useEndpoints = () =>
  useQuery({
    queryKey: keys.webhooks,
    refetchInterval: 5_000,
    queryFn: async () => bodyOf(await client.webhooks.list()),
  });

/** Reads again what a change of an endpoint may have moved. */
export function useEndpointsChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: keys.webhooks });
    await queries.invalidateQueries({ queryKey: keys.allEffects });
  };
}
