import { useQuery } from "@tanstack/react-query";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";

/** The private threads with third parties that are read on a ticket. */
export const useThreads = (ticket: string, enabled = true) =>
  useQuery({
    queryKey: [...keys.ticket(ticket), "third-parties"],
    enabled,
    queryFn: async () => bodyOf(await client.thirdParties.list({ params: { id: ticket } })).items,
  });
