import { useQuery } from "@tanstack/react-query";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { readDefinition, readVersion } from "../../document/draft.ts";
import { isRoutingLike } from "./table.ts";

/** How often a row acted: in the last week, in the last month; null: it is not in force, so it could not. */
export interface Taken {
  readonly week: number;
  readonly month: number;
  /** It is in force for less than that month. */
  readonly young: boolean;
}

/** How often each row of a table acted; undefined while it is counted, null when it could not be. */
export function useTaken(table: string): ((row: string) => Taken | null) | null | undefined {
  const week = useActed(7);
  const month = useActed(30);
  const inForce = useQuery({
    queryKey: [...keys.definitions, "routing", table, "rowsInForce"],
    staleTime: 10_000,
    queryFn: async () => {
      const { published, versions } = await readDefinition("routing", table);
      const since = Date.now() - MONTH_MS;
      // Newest first: the first of those as old is what was in force then.
      const past = versions.find(({ at }) => at <= since);
      return { now: await rowsOf(table, published), past: await rowsOf(table, past?.version ?? null) };
    },
  });
  if (week.isError || month.isError || inForce.isError) return null;
  const [inWeek, inMonth, rows] = [week.data, month.data, inForce.data];
  if (!inWeek || !inMonth || !rows) return undefined;
  return (row) => {
    const rule = `routing:${table}/rows/${row}`;
    if (!rows.now.includes(row)) return null;
    return { week: inWeek.get(rule) ?? 0, month: inMonth.get(rule) ?? 0, young: !rows.past.includes(row) };
  };
}

const MONTH_MS = 30 * 86_400_000;

async function rowsOf(table: string, version: number | null): Promise<readonly string[]> {
  const document = version === null ? null : await readVersion("routing", table, version);
  return isRoutingLike(document) ? document.rows.map(({ id }) => id) : [];
}

const useActed = (days: number) =>
  useQuery({
    queryKey: ["rules", "acted", days],
    staleTime: 60_000,
    queryFn: async () => {
      const { items } = bodyOf(await client.rules.acted({ query: { days } }));
      return new Map(items.map(({ rule, times }) => [rule, times]));
    },
  });
