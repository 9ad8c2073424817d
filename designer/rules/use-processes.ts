import { useQueries, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Blueprint } from "../../blueprints/blueprint.ts";
import { bodyOf, client } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { readVersion } from "../document/draft.ts";
import { isBlueprintLike } from "../document/readable.ts";
import { versionKey } from "./version-key.ts";

/** The blueprints in force, whole: rules speak of their states. Empty until they have been read. */
export function useProcesses(): readonly Blueprint[] {
  const list = useQuery({
    queryKey: [...keys.definitions, "blueprint", "inForce"],
    staleTime: 60_000,
    queryFn: async () => bodyOf(await client.definitions.list({ query: { kind: "blueprint" } })).items,
  });
  const inForce = (list.data ?? []).flatMap(({ key, published }) =>
    published === null ? [] : [{ key, version: published }],
  );
  return useQueries({
    queries: inForce.map(({ key, version }) => ({
      queryKey: versionKey("blueprint", key, version),
      staleTime: Number.POSITIVE_INFINITY,
      queryFn: () => readVersion("blueprint", key, version),
    })),
    combine: documents,
  });
}

/** Stands outside so that react-query keeps its answer as long as the answers it was made of. */
const documents = (results: readonly { readonly data: unknown }[]): readonly Blueprint[] =>
  results.flatMap(({ data }) => (isBlueprintLike(data) ? [data] : []));

/** All processes seen as one, for names: what forms know of "the blueprint" when a rule stands beside all of them. */
export function usePooled(processes: readonly Blueprint[]): Blueprint {
  return useMemo(
    () => ({
      kind: "blueprint",
      schemaVersion: 1,
      key: "all",
      name: "",
      entry: { into: {} },
      states: once(processes.flatMap((it) => it.states)),
      transitions: once(processes.flatMap((it) => it.transitions)),
    }),
    [processes],
  );
}

/** The first of each id: two processes may both have a state "resolved". */
const once = <T extends { readonly id: string }>(items: readonly T[]): T[] =>
  [...new Map(items.toReversed().map((item) => [item.id, item])).values()].toReversed();
