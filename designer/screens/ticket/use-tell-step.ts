import type { OfferView, TicketView } from "../../../api/contract/ticket-views.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys, queries } from "../../data/queries.ts";
import { desk } from "../../i18n/desk.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { live } from "../../i18n/live.ts";
import { toast } from "../../ui/toast.tsx";
import { inOrder } from "./strip.tsx";
import { undoNow, useTakeBack } from "./use-undo.ts";

/** Says where a step has led, what may be done next, and offers to take it back while that is possible. */
export function useTellStep(id: string): (moved: TicketView, offer: OfferView, event: string) => Promise<void> {
  const t = useWords(desk);
  const l = useWords(live);
  const say = useSay();
  const takeBack = useTakeBack(id);
  return async (moved, offer, event) => {
    const state = say(moved.place?.state.name ?? offer.toName);
    const back = await undoNow(moved.id);
    const mayUndo = back?.step?.event === event && back.reasons.length === 0;
    const action = { label: l("undo"), onPress: () => void takeBack(event) };
    const options = { about: "step", ...(mayUndo && { action }) };
    if (moved.place?.ended) return toast(t("moved.ended", { state }), options);
    if (moved.place?.state.id === offer.fromState)
      return toast(t("moved.stays", { step: say(offer.name), state }), options);
    const next = await queries
      .fetchQuery({
        queryKey: keys.offers(moved.id),
        staleTime: 0,
        queryFn: async () => bodyOf(await client.tickets.offers({ params: { id: moved.id } })),
      })
      .catch(() => null);
    const steps = next ? inOrder(next.offered).map((each) => say(each.name)) : [];
    toast(steps.length > 0 ? t("moved.next", { state, steps: steps.join(", ") }) : t("moved", { state }), options);
  };
}
