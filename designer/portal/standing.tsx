import { Link } from "react-router";
import type { PortalTicket } from "../../api/contract/portal.ts";
import type { TicketView } from "../../api/contract/ticket-views.ts";
import { ask } from "../i18n/ask.ts";
import { useWords } from "../i18n/i18n.ts";
import { portal } from "../i18n/portal.ts";
import { StateChip } from "../ui/badge.tsx";

/** Where a ticket stands, in plain words: whose turn it is, and who works on it. */
export function Standing({
  ticket,
  own,
  merged = null,
}: {
  readonly ticket: TicketView;
  readonly own: boolean;
  readonly merged?: PortalTicket["merged"];
}) {
  const t = useWords(ask);
  const p = useWords(portal);
  const { status, department, requester } = ticket;
  const working = department !== null && (status === "new" || status === "open");
  return (
    <div className="flex flex-col gap-1 rounded-lg border border-separator bg-panel px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StateChip status={status} name={merged ? p("merged.is") : t(`is.${status}`)} className="text-sm!" />
        <span className="min-w-0 break-words text-soft">
          {merged ? (
            <Merged into={merged.ticket} />
          ) : working ? (
            p(`by.${status}`, { department: department.name })
          ) : (
            t(`isLong.${status}`)
          )}
        </span>
      </div>
      {!own && requester && <p className="m-0 text-soft">{p("colleague", { name: requester.name })}</p>}
    </div>
  );
}

type Into = NonNullable<PortalTicket["merged"]>["ticket"];

/** Where it goes on, as far as they see that. */
function Merged({ into }: { readonly into: Into }) {
  const p = useWords(portal);
  if (!into) return p("merged.hidden");
  return (
    <>
      {p("merged.into")}{" "}
      <Link to={`/my/${into.id}`} className="text-link hover:underline">
        {p("merged.ticket", { number: into.number, subject: into.subject })}
      </Link>
      . {p("merged.answer")}
    </>
  );
}
