import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { bodyOf, client } from "../data/client.ts";
import { keys } from "../data/queries.ts";
import { useWords } from "../i18n/i18n.ts";
import { merge } from "../i18n/merge.ts";
import { rereadTicket, takeTicket } from "../screens/ticket/use-ticket.ts";
import { toast } from "../ui/toast.tsx";

/** Tickets that may be about the same; read again with the ticket. */
export const useDuplicates = (id: string) =>
  useQuery({
    queryKey: [...keys.ticket(id), "duplicates"],
    queryFn: async () => bodyOf(await client.merge.duplicates({ params: { id } })).items,
  });

/** What merging the one into the other would meet, as it is now. */
export const useMergePreview = (source: string, target: string) =>
  useQuery({
    queryKey: [...keys.ticket(source), "merge", target],
    staleTime: 0,
    // The window stays as it is while it is asked for the other way round.
    placeholderData: keepPreviousData,
    queryFn: async () => bodyOf(await client.merge.preview({ params: { id: source, into: target } })),
  });

/** Takes the merge of a ticket back, and says what came of it. */
export function useUnmerge(): (
  ticket: { readonly id: string; readonly number: number },
  into?: string,
) => Promise<void> {
  const t = useWords(merge);
  return async ({ id, number }, into) => {
    const answer = await client.merge.undo({ params: { id } });
    if (into !== undefined) void rereadTicket(into);
    if (!answer.ok) {
      toast(answer.problem.errors[0]?.message ?? answer.problem.detail, { tone: "error", about: "merge" });
      return rereadTicket(id);
    }
    takeTicket(answer.body.ticket);
    toast(t("undone", { number }), { tone: "good", about: "merge" });
  };
}
