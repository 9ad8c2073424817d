import { useQuery } from "@tanstack/react-query";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";

/** What the ticket's state waits for; not asked for where its state is drawn to wait for nobody. Read again with the ticket. */
export function useWaiting({ id, place }: TicketView, document: Blueprint | null | undefined) {
  const state = document?.states.find((one) => one.id === place?.state.id);
  return useQuery({
    queryKey: [...keys.ticket(id), "waiting"],
    enabled: state?.approval !== undefined || state?.parallel !== undefined,
    queryFn: async () => bodyOf(await client.waiting.read({ params: { id } })),
  });
}
