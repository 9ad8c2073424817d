import { useQuery } from "@tanstack/react-query";
import { bodyOf, client } from "../../data/client.ts";
import { keys } from "../../data/queries.ts";
import { readDefinition, readVersion } from "../../document/draft.ts";
import { isRoutingLike } from "./table.ts";

/** How often a row acted: in the last week, in the last month; null: it is not in force, so it could not. */
export interface Taken {
  readonly week: number;
  readonly month: number;
}

/** How often each row of a table acted; undefined while it is counted, null when it could not be. */
export function useTaken(table: string): ((row: string) => Taken | null) | null | undefined {
  const week = useActed(7);
  const month = useActed(30);
  const inForce = useQuery({
    queryKey: [...keys.definitions, "routing", table, "rowsInForce"],
    staleTime: 10_000,
    queryFn: async (): Promise<readonly string[]> => {
      const { published } = await readDefinition("routing", table);
      const document = published === null ? null : await readVersion("routing", table, published);
      return isRoutingLike(document) ? document.rows.map(({ id }) => id) : [];
    },
  });
  if (week.isError || month.isError || inForce.isError) return null;
  const [inWeek, inMonth, rows] = [week.data, month.data, inForce.data];
  if (!inWeek || !inMonth || !rows) return undefined;
  return (row) => {
    const rule = `routing:${table}/rows/${row}`;
    return rows.includes(row) ? { week: inWeek.get(rule) ?? 0, month: inMonth.get(rule) ?? 0 } : null;
  };
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
