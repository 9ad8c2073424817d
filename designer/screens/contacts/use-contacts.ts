import { keepPreviousData, useInfiniteQuery, useQueries, useQuery, useQueryClient } from "@tanstack/react-query";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";

const PAGE = 50;
/** Somebody is chosen among so many: whoever is not there is typed further. */
const CHOICES = 20;

/** Contacts that fit, by name, page after page. */
export const useContacts = (text: string, organization: string | null) =>
  useInfiniteQuery({
    // Each text has an answer of its own: one that comes late is not shown for another.
    queryKey: [...keys.contacts, "list", text, organization],
    initialPageParam: null as string | null, // the first page has no cursor
    queryFn: async ({ pageParam }) =>
      bodyOf(
        await client.directory.contacts({
          query: {
            limit: PAGE,
            ...(text !== "" && { text }),
            ...(organization !== null && { organization }),
            ...(pageParam && { cursor: pageParam }),
          },
        }),
      ),
    getNextPageParam: (last) => last.next,
  });

/** The first contacts that fit, to choose from. */
export const useContactChoices = (text: string) =>
  useQuery({
    queryKey: [...keys.contacts, "choices", text],
    placeholderData: keepPreviousData,
    queryFn: async () =>
      bodyOf(await client.directory.contacts({ query: { limit: CHOICES, ...(text !== "" && { text }) } })).items,
  });

/** One contact; null: none is asked for. */
export const useContact = (id: string | null) =>
  useQuery({
    queryKey: [...keys.contacts, "one", id],
    enabled: id !== null,
    queryFn: async () => bodyOf(await client.contacts.read({ params: { id: id ?? "" } })),
    // While tickets are on their way it is looked at again.
    refetchInterval: ({ state }) => (state.data?.merges.some(({ settled }) => !settled) ? 1_000 : false),
  });

/** Organizations that fit, by name, page after page. */
export const useOrganizations = (text: string) =>
  useInfiniteQuery({
    queryKey: [...keys.organizations, "list", text],
    initialPageParam: null as string | null, // the first page has no cursor
    queryFn: async ({ pageParam }) =>
      bodyOf(
        await client.contacts.organizations({
          query: { limit: PAGE, ...(text !== "" && { text }), ...(pageParam && { cursor: pageParam }) },
        }),
      ),
    getNextPageParam: (last) => last.next,
  });

export const useOrganizationChoices = (text: string) =>
  useQuery({
    queryKey: [...keys.organizations, "choices", text],
    placeholderData: keepPreviousData,
    queryFn: async () =>
      bodyOf(await client.contacts.organizations({ query: { limit: CHOICES, ...(text !== "" && { text }) } })).items,
  });

/** Names of these organizations, as far as they are known by now. */
export function useOrganizationNames(ids: readonly string[]): ReadonlyMap<string, string> {
  const found = useQueries({
    queries: [...new Set(ids)].map((id) => ({
      queryKey: [...keys.organizations, "one", id],
      queryFn: async () => bodyOf(await client.contacts.organization({ params: { id } })),
    })),
  });
  return new Map(found.flatMap(({ data }) => (data ? [[data.id, data.name] as const] : [])));
}

/** Reads again what a change of a contact or an organization may have moved. */
export function useContactsChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: keys.contacts });
    await queries.invalidateQueries({ queryKey: keys.organizations });
  };
}
