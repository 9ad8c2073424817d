import { Handshake } from "lucide-react";
import { lazy } from "react";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import { useWords } from "../../i18n/i18n.ts";
import { thirdParties } from "../../i18n/third-parties.ts";
import { type TicketDialog, useTicketDialog } from "./use-ticket-dialog.tsx";

const ThirdPartyDialog = lazy(() => import("./third-party-dialog.tsx"));

/** Asking a third party: from the ticket's menu and from the palette. */
export function useThirdParty(ticket: TicketView): TicketDialog {
  const t = useWords(thirdParties);
  const label = t("command", { number: ticket.number });
  return useTicketDialog(ticket, ThirdPartyDialog, { id: "third-party", label, icon: Handshake });
}
