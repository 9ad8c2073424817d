import { useQuery } from "@tanstack/react-query";
import type { Kind } from "../../blueprints/kinds.ts";
import { bodyOf, client } from "../data/client.ts";
import { keys, queries } from "../data/queries.ts";
import { readVersion } from "../document/draft.ts";
import { versionKey } from "../rules/version-key.ts";

/** What of the desk a kind is compared with, or its examples play among; a kind that is not there stands alone. */
const WANTED: Partial<Readonly<Record<Kind, readonly Kind[]>>> = {
  "sla-policy": ["blueprint"],
  "time-rule": ["blueprint", "sla-policy"],
  routing: ["blueprint"],
  trigger: ["trigger"],
};

/** The documents in force among which examples of this kind play; null until all of them have been read. */
export function useAround(kind: Kind): readonly unknown[] | null {
  const wanted = WANTED[kind];
  const { data } = useQuery({
    queryKey: [...keys.definitions, "around", kind],
    enabled: wanted !== undefined,
    staleTime: 60_000,
    queryFn: async () => (await Promise.all((wanted ?? []).map(inForce))).flat(),
  });
  return data ?? null;
}

/** In their order, each version read once. */
export async function inForce(kind: Kind): Promise<readonly unknown[]> {
  const { items } = bodyOf(await client.definitions.list({ query: { kind } }));
  const published = items.flatMap(({ key, published: version }) => (version === null ? [] : [{ key, version }]));
  return Promise.all(
    published.map(({ key, version }) =>
      queries.fetchQuery({
        queryKey: versionKey(kind, key, version),
        staleTime: Number.POSITIVE_INFINITY,
        queryFn: () => readVersion(kind, key, version),
      }),
    ),
  );
}
