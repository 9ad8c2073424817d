import { useQuery } from "@tanstack/react-query";
import type { BesideView } from "../../../api/contract/beside.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys, queries } from "../../data/queries.ts";

const key = (id: string) => [...keys.ticket(id), "beside"] as const;

/** Tasks, links, rating and mentions of a ticket; read again with the ticket. */
export const useBeside = (id: string) =>
  useQuery({ queryKey: key(id), queryFn: async () => bodyOf(await client.beside.read({ params: { id } })) });

/** After a change of ours the answer is shown at once; what was asked before it would come too late and be older. */
export function takeBeside(id: string, view: BesideView): void {
  void queries.cancelQueries({ queryKey: key(id) });
  queries.setQueryData(key(id), view);
  void queries.invalidateQueries({ queryKey: keys.journal(id) });
}
