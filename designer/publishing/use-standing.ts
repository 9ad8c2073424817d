import { useQuery } from "@tanstack/react-query";
import type { Kind } from "../../blueprints/kinds.ts";
import { bodyOf, client } from "../data/client.ts";
import { keys } from "../data/queries.ts";

/** Whether publishing a document needs a second person, and what waits for one. Null: it is being asked. */
export function useStanding(kind: Kind, key: string) {
  const { data } = useQuery({
    queryKey: [...keys.definitions, kind, key, "publishing"],
    queryFn: async () => bodyOf(await client.publishing.standing({ params: { kind, key } })),
  });
  return data ?? null;
}
