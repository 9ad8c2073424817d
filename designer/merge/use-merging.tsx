import { Merge } from "lucide-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import type { MessageView, TicketView } from "../../api/contract/ticket-views.ts";
import { useWords } from "../i18n/i18n.ts";
import { merge } from "../i18n/merge.ts";
import { usePageCommand } from "../shell/page-commands.ts";
import { useShortcut } from "../ui/use-shortcut.ts";

const MergeDialog = lazy(() => import("./merge-dialog.tsx"));
const SplitDialog = lazy(() => import("./split-dialog.tsx"));

type Open =
  | { readonly what: "merge"; readonly other: string | null }
  | { readonly what: "split"; readonly of: MessageView };

interface Merging {
  /** Opens the window in which another ticket is chosen, or this one; null: the ticket can be merged with none. */
  readonly start: ((other: string | null) => void) | null;
  /** Opens the window in which a message becomes a ticket; null: not of this ticket. */
  readonly split: ((message: MessageView) => void) | null;
  readonly dialog: ReactNode;
}

/** Merging and splitting on a ticket's page: by button, by key and from the palette. */
export function useMerging(ticket: TicketView): Merging {
  const t = useWords(merge);
  const [open, setOpen] = useState<Open | null>(null);
  const able = ticket.may.edit && ticket.status !== "closed";
  const start = (other: string | null) => setOpen({ what: "merge", other });
  useShortcut("Shift+m", () => start(null), { enabled: able });
  usePageCommand({
    id: "merge",
    label: t("merge.command", { number: ticket.number }),
    icon: Merge,
    enabled: able,
    run: () => start(null),
  });
  const onClose = () => setOpen(null);
  return {
    start: able ? start : null,
    split: ticket.may.edit ? (of) => setOpen({ what: "split", of }) : null,
    dialog: open && (
      <Suspense>
        {open.what === "merge" ? (
          <MergeDialog ticket={ticket} other={open.other} onClose={onClose} />
        ) : (
          <SplitDialog ticket={ticket} message={open.of} onClose={onClose} />
        )}
      </Suspense>
    ),
  };
}
