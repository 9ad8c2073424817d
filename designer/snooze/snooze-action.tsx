import { Moon } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { TicketView } from "../../api/contract/ticket-views.ts";
import { useWords } from "../i18n/i18n.ts";
import { snooze } from "../i18n/snooze.ts";
import { usePageCommand } from "../shell/page-commands.ts";
import { IconButton } from "../ui/icon-button.tsx";
import { useShortcut } from "../ui/use-shortcut.ts";

const load = () => import("./snooze-dialog.tsx");
const SnoozeDialog = lazy(load);

/** Puts the ticket aside, by its button or by z. */
export function SnoozeAction({ ticket }: { readonly ticket: TicketView }) {
  const t = useWords(snooze);
  const [open, setOpen] = useState(false);
  const usable = ticket.may.edit && ticket.status !== "solved";
  usePageCommand({ id: "snooze", label: t("action"), icon: Moon, run: () => setOpen(true), enabled: usable });
  useShortcut("z", () => setOpen(true), { enabled: usable });
  if (!usable) return null;
  return (
    <>
      <IconButton
        label={t("action")}
        icon={Moon}
        aria-haspopup="dialog"
        onPointerEnter={() => void load()}
        onClick={() => setOpen(true)}
      />
      {open && (
        <Suspense>
          <SnoozeDialog ticket={ticket} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
