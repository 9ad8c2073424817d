import { useQuery } from "@tanstack/react-query";
import { bodyOf, client } from "../data/client.ts";
import { keys } from "../data/queries.ts";

/** What the requester may do with a ticket. It is read again with the ticket. */
export const usePortal = (ticket: string) =>
  useQuery({
    queryKey: [...keys.ticket(ticket), "portal"],
    queryFn: async () => bodyOf(await client.portal.read({ params: { id: ticket } })),
  });
