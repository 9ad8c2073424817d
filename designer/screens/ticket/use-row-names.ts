import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import type { JournalEntry } from "../../../api/contract/ticket-views.ts";
import { type Routing, routingSchema } from "../../../blueprints/routing.ts";
import { readVersion } from "../../document/draft.ts";
import { useSay } from "../../i18n/i18n.ts";
import { versionKey } from "../../rules/version-key.ts";

/** `routing:main@3/rows/refunds` in its parts; null for another rule. */
export function rowOf(rule: string): { readonly key: string; readonly version: number; readonly row: string } | null {
  const match = /^routing:([^@/]+)@(\d+)\/rows\/(.+)$/.exec(rule);
  const [, key, version, row] = match ?? [];
  return key && version && row ? { key, version: Number(version), row } : null;
}

/** Names of the rows that a journal speaks of, from the versions of the tables that they stood in. */
export function useRowNames(entries: readonly JournalEntry[]): (rule: string) => string {
  const say = useSay();
  const tables = [...new Set(entries.flatMap(({ rule }) => (rule?.startsWith("routing:") ? tableOf(rule) : [])))];
  const read = useQueries({
    queries: tables.map((table) => {
      const [key = "", version = ""] = table.split("@");
      return {
        queryKey: versionKey("routing", key, Number(version)),
        staleTime: Number.POSITIVE_INFINITY,
        queryFn: () => readVersion("routing", key, Number(version)),
      };
    }),
    combine: documents,
  });
  const wanted = tables.join(" ");
  return useMemo(() => {
    const names = new Map<string, string>();
    wanted.split(" ").forEach((table, at) => {
      for (const { id, name } of read[at]?.rows ?? [])
        if (name !== undefined) names.set(`${table}/rows/${id}`, say(name));
    });
    return (rule) => names.get(rule.replace(/^routing:/, "")) ?? rowOf(rule)?.row ?? rule;
  }, [wanted, read, say]);
}

const tableOf = (rule: string): readonly string[] => {
  const row = rowOf(rule);
  return row ? [`${row.key}@${row.version}`] : [];
};

/** Stands outside so that react-query keeps its answer as long as the answers it was made of. */
const documents = (results: readonly { readonly data: unknown }[]): readonly (Routing | undefined)[] =>
  results.map(({ data }) => routingSchema.safeParse(data).data);
