import type { ViewSummary } from "../../../api/contract/views.ts";
import { useWords } from "../../i18n/i18n.ts";
import { queue } from "../../i18n/queue.ts";
import type { ListedTicket } from "./listed-ticket.ts";

type GroupColumn = NonNullable<ViewSummary["group"]>["by"];

const USUAL = ["number", "subject", "state", "assignee", "updatedAt"];

/** The columns of the list: the requester stands under the subject, and the time limit at the end, where there is room for it. */
export function columnsOf(view: ViewSummary | undefined): {
  readonly columns: readonly string[];
  readonly due: boolean;
} {
  const wanted = view?.columns.map(({ key }) => key) ?? [...USUAL, "slaDueAt"];
  const underSubject = wanted.includes("subject") ? "requester" : null;
  return {
    columns: wanted.filter((column) => column !== underSubject && column !== "slaDueAt"),
    due: wanted.includes("slaDueAt"),
  };
}

/** What a heading says before a ticket; null: none stands there. */
export function useHeading(
  by: GroupColumn | null,
): (ticket: ListedTicket, before: ListedTicket | undefined) => string | null {
  const t = useWords(queue);
  return (ticket, before) => {
    if (by === null || (before && keyOf(ticket, by) === keyOf(before, by))) return null;
    if (by === "status") return t(`status.${ticket.status}`);
    if (by === "priority") return ticket.priority === null ? t("headings.none") : t(`priority.${ticket.priority}`);
    if (by === "assignee") return ticket.assignee?.name ?? t("unassigned");
    if (by === "requester") return ticket.requester?.name ?? t("noRequester");
    return keyOf(ticket, by) ?? t("headings.none");
  };
}

function keyOf(ticket: ListedTicket, by: GroupColumn): string | null {
  const value = ticket[by];
  return typeof value === "object" ? (value?.name ?? null) : value;
}
