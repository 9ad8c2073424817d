import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { DryRunView } from "../../api/contract/definition-views.ts";
import { bodyOf, client } from "../data/client.ts";
import { asBody } from "../document/draft.ts";

const AFTER_MS = 700;

/** What a document would do with the live tickets; asked again when typing has stopped. */
export function useDryRun(document: object | null) {
  const text = document === null ? null : JSON.stringify(document);
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const query = useQuery({
    queryKey: ["dry-run", settled],
    enabled: settled !== null,
    staleTime: 30_000,
    placeholderData: (before: DryRunView | undefined) => before,
    retry: false,
    queryFn: async (): Promise<DryRunView> =>
      bodyOf(await client.definitions.dryRun({ body: { document: asBody(JSON.parse(settled ?? "{}") as object) } })),
  });
  return { ...query, waiting: settled !== text || query.isFetching };
}
