import { type ComponentType, type LazyExoticComponent, type ReactNode, Suspense, useState } from "react";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import { type PageCommand, usePageCommand } from "../../shell/page-commands.ts";

/** What a menu and a key start, and the window that it opens; `start` null: it cannot be done with this ticket. */
export interface TicketDialog {
  readonly start: (() => void) | null;
  readonly dialog: ReactNode;
}

/** A window about a ticket that is open to change, whose code comes when it is opened: from the palette, and by `start`. */
export function useTicketDialog(
  ticket: TicketView,
  Dialog: LazyExoticComponent<ComponentType<{ readonly ticket: TicketView; readonly onClose: () => void }>>,
  command: Pick<PageCommand, "id" | "label" | "icon">,
): TicketDialog {
  const [open, setOpen] = useState(false);
  const able = ticket.may.edit && ticket.status !== "closed";
  const start = () => setOpen(true);
  usePageCommand({ ...command, enabled: able, run: start });
  return {
    start: able ? start : null,
    dialog: open && (
      <Suspense>
        <Dialog ticket={ticket} onClose={() => setOpen(false)} />
      </Suspense>
    ),
  };
}
