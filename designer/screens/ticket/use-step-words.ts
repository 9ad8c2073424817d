import type { ProblemError as Fault } from "../../../api/contract/problem.ts";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import { askType } from "../../../blueprints/vocabulary/asks.ts";
import { desk } from "../../i18n/desk.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { useFields } from "./attributes.ts";
import { type Item, itemOfPointer } from "./step-form.ts";

/** Names of a step's items, and what is wrong with them, in the words of the form. */
export function useStepWords(items: readonly Item[], ticket: Pick<TicketView, "requester">) {
  const t = useWords(desk);
  const say = useSay();
  const field = useFields();
  const labelOf = (item: string): string => {
    const ask = items.find((one) => one.item === item)?.ask;
    if (!ask || ask.ask === "field") return say(field(item).name);
    if (ask.ask === "reply") return t("ask.reply", { name: ticket.requester?.name ?? t("requester") });
    if (ask.ask === "people") return t("ask.people");
    return say(askType(ask.ask)?.title ?? item);
  };
  /** What is missing is said by the item's name; other refusals bring their own sentence. */
  const wordsOf = (fault: Fault): string => {
    const at = itemOfPointer(fault.pointer);
    if (fault.code !== "missing" || !at) return fault.message;
    if (!at.part) return t("dialog.enter", { name: labelOf(at.item) });
    const ask = items.find((one) => one.item === at.item)?.ask;
    const point = ask?.ask === "checklist" ? ask.items.find((one) => one.id === at.part) : undefined;
    return point ? t("dialog.tick", { name: say(point.name) }) : fault.message;
  };
  return { labelOf, wordsOf };
}
