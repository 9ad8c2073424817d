import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import type { DefinitionSummary } from "../../api/contract/definition-views.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import { keys } from "../data/queries.ts";
import { readDefinition, readVersion } from "../document/draft.ts";
import { versionKey } from "./version-key.ts";

/** Each listed document, whole: the version in force, else the draft, else what was switched off. */
export function useNewestDocuments<D>(
  kind: Kind,
  items: readonly DefinitionSummary[],
  readable: (value: unknown) => value is D,
): ReadonlyMap<string, D> {
  const found = useQueries({
    queries: items.map((item) => {
      const version = item.published ?? (item.draft ? null : item.retired);
      return {
        queryKey:
          version === null
            ? [...keys.definitions, kind, item.key, "draft", item.draft?.revision]
            : versionKey(kind, item.key, version),
        staleTime: Number.POSITIVE_INFINITY,
        queryFn: async (): Promise<unknown> =>
          version === null
            ? (await readDefinition(kind, item.key)).draft?.document
            : await readVersion(kind, item.key, version),
      };
    }),
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
