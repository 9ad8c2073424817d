import { useQuery } from "@tanstack/react-query";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { bodyOf, client } from "../../data/client.ts";
import { isBlueprintLike } from "../../document/readable.ts";

const KEY = ["imports"] as const;

export const useImports = () =>
  useQuery({ queryKey: KEY, queryFn: async () => bodyOf(await client.reports.imports()).items });

export const useImport = (id: string) =>
  useQuery({
    queryKey: [...KEY, id],
    // A stored report never changes.
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => bodyOf(await client.reports.import({ params: { id } })),
  });

/** The version that the log was followed along; null when it cannot be drawn. */
export const useFollowed = (key: string, version: number) =>
  useQuery({
    queryKey: [...KEY, "blueprint", key, version],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<Blueprint | null> => {
      const body: unknown = bodyOf(await client.definitions.version({ params: { kind: "blueprint", key, version } }));
      return isBlueprintLike(body) ? body : null;
    },
  });
