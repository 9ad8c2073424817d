import { ArrowRightLeft } from "lucide-react";
import { lazy } from "react";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import { handover } from "../../i18n/handover.ts";
import { useWords } from "../../i18n/i18n.ts";
import { useShortcut } from "../../ui/use-shortcut.ts";
import { type TicketDialog, useTicketDialog } from "./use-ticket-dialog.tsx";

const HandoverDialog = lazy(() => import("./handover-dialog.tsx"));

/** Handing a ticket over: from its menu, by key and from the palette. */
export function useHandover(ticket: TicketView): TicketDialog {
  const t = useWords(handover);
  const label = t("command", { number: ticket.number });
  const { start, dialog } = useTicketDialog(ticket, HandoverDialog, { id: "handover", label, icon: ArrowRightLeft });
  useShortcut("Shift+h", () => start?.(), { enabled: start !== null });
  return { start, dialog };
}
