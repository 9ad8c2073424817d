import { useQueries, useQuery } from "@tanstack/react-query";
import { isJsonObject } from "../../blueprints/json.ts";
import type { Kind } from "../../blueprints/kinds.ts";
import { bodyOf, client } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { readVersion } from "../document/draft.ts";
import { versionKey } from "../rules/version-key.ts";
import type { InForce } from "./touching.ts";

/** Kinds whose documents act on tickets, or are about kinds of them. */
const ACTING: ReadonlySet<Kind> = new Set([
  "form",
  "routing",
  "trigger",
  "assignment",
  "blueprint",
  "sla-policy",
  "time-rule",
]);

/** The views that whoever looks has, whole. */
function useViews() {
  const list = useQuery({ queryKey: keys.views, queryFn: async () => bodyOf(await client.views.list()).items });
  const listed = list.data ?? [];
  return useQueries({
    queries: listed.map(({ key }) => ({
      queryKey: [...keys.views, key, "whole"],
      queryFn: async (): Promise<InForce | null> => {
        const { name, document } = bodyOf(await client.views.read({ params: { key } }));
        return isJsonObject(document) ? { kind: "view", key, name, document } : null;
      },
    })),
    combine: (read) => ({
      views: read.flatMap(({ data }) => data ?? []),
      pending: list.isPending || read.some(({ isPending }) => isPending),
      failed: list.isError || read.some(({ isError }) => isError),
    }),
  });
}

/** Every such document in force, whole, in its order. */
export function useInForce() {
  const { views, pending, failed: lost } = useViews();
  const list = useQuery({
    queryKey: [...keys.definitions, "list", "all"],
    queryFn: async () => bodyOf(await client.definitions.list({ query: {} })).items,
  });
  const wanted = (list.data ?? []).flatMap(({ kind, key, name, published }) =>
    published !== null && ACTING.has(kind) ? [{ kind, key, name, version: published }] : [],
  );
  const read = useQueries({
    queries: wanted.map(({ kind, key, version }) => ({
      queryKey: versionKey(kind, key, version),
      staleTime: Number.POSITIVE_INFINITY,
      queryFn: () => readVersion(kind, key, version),
    })),
  });
  const documents = wanted.flatMap(({ kind, key, name }, index): InForce[] => {
    const document: unknown = read[index]?.data;
    return isJsonObject(document) ? [{ kind, key, name, document }] : [];
  });
  const failed = lost || list.isError || read.some(({ isError }) => isError);
  return {
    documents: list.data && !pending && read.every(({ isPending }) => !isPending) ? [...documents, ...views] : null,
    failed,
    again: () => void Promise.all([list.refetch(), ...read.map((one) => one.refetch())]),
  };
}
