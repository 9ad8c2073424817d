import { Merge, Undo2 } from "lucide-react";
import { useState } from "react";
import { Link } from "react-router";
import type { TicketView } from "../../api/contract/ticket-views.ts";
import { useWords } from "../i18n/i18n.ts";
import { merge } from "../i18n/merge.ts";
import { useBeside } from "../screens/ticket/use-beside.ts";
import { Button } from "../ui/button.tsx";
import { useUnmerge } from "./use-merge.ts";

/** Of a ticket that was merged: where it goes on, and the way back. */
export function MergedBanner({ ticket }: { readonly ticket: TicketView }) {
  const t = useWords(merge);
  const { data } = useBeside(ticket.id);
  const unmerge = useUnmerge();
  const [busy, setBusy] = useState(false);
  const link = data?.links.find(({ kind }) => kind === "mergedInto");
  if (!link) return null;
  const into = link.ticket;
  return (
    <div role="status" className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 bg-info-fill px-4 py-2 text-info">
      <Merge size={16} aria-hidden className="shrink-0" />
      <p className="m-0 min-w-0 flex-1 break-words">
        {into ? (
          <>
            {t("banner.into")}{" "}
            <Link to={`/tickets/${into.id}`} className="underline">
              #{into.number} {into.subject}
            </Link>
          </>
        ) : (
          t("banner.hidden")
        )}
      </p>
      <Button
        size="s"
        icon={Undo2}
        busy={busy}
        onClick={async () => {
          setBusy(true);
          await unmerge(ticket, into?.id);
          setBusy(false);
        }}
      >
        {t("banner.undo")}
      </Button>
    </div>
  );
}
