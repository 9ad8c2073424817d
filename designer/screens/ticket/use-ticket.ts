import { useQuery } from "@tanstack/react-query";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import { type Blueprint, blueprintSchema } from "../../../blueprints/blueprint.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys, queries } from "../../data/queries.ts";

export const useTicket = (id: string) =>
  useQuery({
    queryKey: keys.ticket(id),
    queryFn: async () => bodyOf(await client.tickets.read({ params: { id } })),
  });

export const useOffers = (id: string) =>
  useQuery({
    queryKey: keys.offers(id),
    queryFn: async () => bodyOf(await client.tickets.offers({ params: { id } })),
  });

const LOOK_AGAIN_MS = 5_000;

export const useMessages = (id: string) =>
  useQuery({
    queryKey: keys.messages(id),
    queryFn: async () => bodyOf(await client.tickets.messages({ params: { id } })).items,
    // What waits to leave leaves without the ticket being told.
    refetchInterval: ({ state }) => state.data?.some(({ sending }) => sending?.state === "queued") && LOOK_AGAIN_MS,
  });

export const useJournal = (id: string) =>
  useQuery({
    queryKey: keys.journal(id),
    queryFn: async () => bodyOf(await client.tickets.journal({ params: { id }, query: { trace: "true" } })).items,
  });

export const useEffects = (id: string) =>
  useQuery({
    queryKey: keys.effects(id),
    queryFn: async () => bodyOf(await client.effects.list({ params: { id } })).items,
  });

export const useStepDrafts = (id: string) =>
  useQuery({
    queryKey: keys.drafts(id),
    queryFn: async () => bodyOf(await client.tickets.drafts({ params: { id } })).items,
  });

/** The version that the ticket follows; a published version never changes. */
export function useBlueprint(place: TicketView["place"]) {
  return useQuery({
    queryKey: ["blueprint", place?.blueprint.key, place?.blueprint.version],
    enabled: place !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<Blueprint | null> => {
      if (!place) return null;
      const { key, version } = place.blueprint;
      const document = bodyOf(await client.definitions.version({ params: { kind: "blueprint", key, version } }));
      return blueprintSchema.safeParse(document).data ?? null;
    },
  });
}

/** After a change of ours: the answer is shown at once, and what depends on it is read again. */
export function takeTicket(ticket: TicketView): void {
  queries.setQueryData(keys.ticket(ticket.id), ticket);
  void queries.invalidateQueries({ queryKey: keys.ticket(ticket.id), predicate: (query) => query.queryKey.length > 2 });
  void queries.invalidateQueries({ queryKey: keys.lists });
}

/** Reads the ticket and all its parts again. */
export const rereadTicket = (id: string): Promise<void> => queries.invalidateQueries({ queryKey: keys.ticket(id) });
