import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import type { DefinitionSummary } from "../../api/contract/definitions.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import { keys } from "../data/queries.ts";
import { readVersion } from "../document/draft.ts";

/** The newest version of each listed document, whole: the one in force, else the one that was switched off. */
export function useNewestVersions<D>(
  kind: Kind,
  items: readonly DefinitionSummary[],
  readable: (value: unknown) => value is D,
): ReadonlyMap<string, D> {
  const found = useQueries({
    queries: items.map(({ key, published, retired }) => ({
      queryKey: [...keys.definitions, kind, key, "version", published ?? retired],
      enabled: published !== null || retired !== null,
      staleTime: Number.POSITIVE_INFINITY,
      queryFn: () => readVersion(kind, key, published ?? retired ?? 0),
    })),
    combine: answers,
  });
  return useMemo(() => {
    const map = new Map<string, D>();
    items.forEach(({ key }, at) => {
      const document = found[at];
      if (readable(document)) map.set(key, document);
    });
    return map;
  }, [items, found, readable]);
}

/** Stands outside so that react-query keeps its answer as long as the answers it was made of. */
const answers = (results: readonly { readonly data: unknown }[]): readonly unknown[] => results.map(({ data }) => data);
