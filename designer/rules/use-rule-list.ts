import { useQuery } from "@tanstack/react-query";
import type { DefinitionSummary } from "../../api/contract/definition-views.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import { bodyOf, client } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { useNewestDocuments } from "./use-newest.ts";

const NONE: readonly DefinitionSummary[] = [];

/** The same question as the list's own: it is asked once. */
export const useListed = (kind: Kind, enabled = true) =>
  useQuery({
    enabled,
    queryKey: [...keys.definitions, "list", kind],
    queryFn: async () => bodyOf(await client.definitions.list({ query: { kind } })).items,
  });

/** The documents of a list with what each says now. */
export function useRuleList<D>(kind: Kind, readable: (value: unknown) => value is D) {
  const items = useListed(kind).data ?? NONE;
  return { items, documents: useNewestDocuments(kind, items, readable) };
}
