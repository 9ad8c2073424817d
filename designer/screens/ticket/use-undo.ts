import { useQuery } from "@tanstack/react-query";
import type { UndoView } from "../../../api/contract/undo.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys, queries } from "../../data/queries.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { live } from "../../i18n/live.ts";
import { toast } from "../../ui/toast.tsx";
import { rereadTicket, takeTicket } from "./use-ticket.ts";

const readUndo = async (id: string): Promise<UndoView> => bodyOf(await client.undo.read({ params: { id } }));

/** The last step that a person took, and whether it can be taken back. */
export const useUndo = (id: string) => useQuery({ queryKey: keys.undo(id), queryFn: () => readUndo(id) });

/** As it is at this very moment; null when the server does not answer. */
export const undoNow = (id: string): Promise<UndoView | null> =>
  queries.fetchQuery({ queryKey: keys.undo(id), staleTime: 0, queryFn: () => readUndo(id) }).catch(() => null);

/** Takes a step back and says what came of it. */
export function useTakeBack(ticket: string): (event: string) => Promise<void> {
  const t = useWords(live);
  const say = useSay();
  return async (event) => {
    const answer = await client.undo.take({
      params: { id: ticket },
      body: { event },
      idempotencyKey: `undo-${event}`,
    });
    if (!answer.ok) {
      toast(answer.problem.errors[0]?.message ?? answer.problem.detail, { tone: "error", about: "step" });
      return rereadTicket(ticket);
    }
    takeTicket(answer.body.ticket);
    const { place } = answer.body.ticket;
    toast(place ? t("undo.done", { state: say(place.state.name) }) : t("undo.free"), { about: "step" });
  };
}
