import { Network } from "lucide-react";
import { lazy } from "react";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import { children } from "../../i18n/children.ts";
import { useWords } from "../../i18n/i18n.ts";
import { type TicketDialog, useTicketDialog } from "./use-ticket-dialog.tsx";

const ChildDialog = lazy(() => import("./child-dialog.tsx"));

/** Opening a child ticket: from the ticket's menu and from the palette. */
export function useChild(ticket: TicketView): TicketDialog {
  const t = useWords(children);
  const label = t("command", { number: ticket.number });
  return useTicketDialog(ticket, ChildDialog, { id: "child", label, icon: Network });
}
