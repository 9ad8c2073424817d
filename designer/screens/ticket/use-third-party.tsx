import { Handshake } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import { useWords } from "../../i18n/i18n.ts";
import { thirdParties } from "../../i18n/third-parties.ts";
import { usePageCommand } from "../../shell/page-commands.ts";

const ThirdPartyDialog = lazy(() => import("./third-party-dialog.tsx"));

/** Asking a third party: from the ticket's menu and from the palette. `start` null: nobody can be asked. */
export function useThirdParty(ticket: TicketView): { readonly start: (() => void) | null; readonly dialog: ReactNode } {
  const t = useWords(thirdParties);
  const [open, setOpen] = useState(false);
  const able = ticket.may.edit && ticket.status !== "closed";
  const start = () => setOpen(true);
  usePageCommand({
    id: "third-party",
    label: t("command", { number: ticket.number }),
    icon: Handshake,
    enabled: able,
    run: start,
  });
  return {
    start: able ? start : null,
    dialog: open && (
      <Suspense>
        <ThirdPartyDialog ticket={ticket} onClose={() => setOpen(false)} />
      </Suspense>
    ),
  };
}
