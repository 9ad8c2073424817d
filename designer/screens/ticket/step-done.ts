import type { OfferView, StepDraft, TicketView } from "../../../api/contract/ticket-views.ts";
import { useMe } from "../../data/session.ts";
import { useNow } from "../../data/use-now.ts";
import { useTrees } from "../../fields/use-trees.ts";
import { isEmpty, itemsOf, scopeOf, shownItems } from "./step-form.ts";

const NONE: ReadonlySet<string> = new Set();

/** How much of a half-filled step is filled in: items that it asks with these answers, and those that have one. */
export function useDoneOf(
  offer: OfferView,
  ticket: TicketView,
  draft: StepDraft | null,
): { readonly done: number; readonly all: number } | null {
  const me = useMe();
  const now = useNow();
  const trees = useTrees();
  if (!draft) return null;
  const { answers } = draft;
  const shown = shownItems(itemsOf(offer), answers, (given) => scopeOf(ticket, me, given, now, trees), NONE);
  const asked = shown.filter(({ item, runs }) => item !== null && runs);
  return { done: asked.filter(({ item }) => item !== null && !isEmpty(answers[item])).length, all: asked.length };
}
