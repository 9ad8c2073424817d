import { ArrowRightLeft } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import { handover } from "../../i18n/handover.ts";
import { useWords } from "../../i18n/i18n.ts";
import { usePageCommand } from "../../shell/page-commands.ts";
import { useShortcut } from "../../ui/use-shortcut.ts";

const HandoverDialog = lazy(() => import("./handover-dialog.tsx"));

/** Handing a ticket over: from its menu, by key and from the palette. `start` null: it can be handed to nobody. */
export function useHandover(ticket: TicketView): { readonly start: (() => void) | null; readonly dialog: ReactNode } {
  const t = useWords(handover);
  const [open, setOpen] = useState(false);
  const able = ticket.may.edit && ticket.status !== "closed";
  const start = () => setOpen(true);
  useShortcut("Shift+h", start, { enabled: able });
  usePageCommand({
    id: "handover",
    label: t("command", { number: ticket.number }),
    icon: ArrowRightLeft,
    enabled: able,
    run: start,
  });
  return {
    start: able ? start : null,
    dialog: open && (
      <Suspense>
        <HandoverDialog ticket={ticket} onClose={() => setOpen(false)} />
      </Suspense>
    ),
  };
}
