import type { TicketView } from "../../api/contract/ticket-views.ts";
import { ask } from "../i18n/ask.ts";
import { useWords } from "../i18n/i18n.ts";
import { portal } from "../i18n/portal.ts";
import { StateChip } from "../ui/badge.tsx";

/** Where a ticket stands, in plain words: whose turn it is, and who works on it. */
export function Standing({ ticket, own }: { readonly ticket: TicketView; readonly own: boolean }) {
  const t = useWords(ask);
  const p = useWords(portal);
  const { status, department, requester } = ticket;
  const working = department !== null && (status === "new" || status === "open");
  return (
    <div className="flex flex-col gap-1 rounded-lg border border-separator bg-panel px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StateChip status={status} name={t(`is.${status}`)} className="text-sm!" />
        <span className="min-w-0 text-soft">
          {working ? p(`by.${status}`, { department: department.name }) : t(`isLong.${status}`)}
        </span>
      </div>
      {!own && requester && <p className="m-0 text-soft">{p("colleague", { name: requester.name })}</p>}
    </div>
  );
}
