import { MousePointerClick, X } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { TicketSummary } from "../../../api/contract/ticket-views.ts";
import { useWords } from "../../i18n/i18n.ts";
import { queue } from "../../i18n/queue.ts";
import { Button } from "../../ui/button.tsx";
import { useShortcut } from "../../ui/use-shortcut.ts";

const load = () => import("./many-dialog.tsx");
const ManyDialog = lazy(load);

interface SelectionBarProps {
  readonly tickets: readonly TicketSummary[];
  readonly full: boolean;
  readonly onClear: () => void;
}

/** What can be done with the chosen tickets. */
export function SelectionBar({ tickets, full, onClear }: SelectionBarProps) {
  const t = useWords(queue);
  const [open, setOpen] = useState(false);
  useShortcut("m", () => setOpen(true));
  useShortcut("Escape", onClear, { enabled: !open });
  return (
    <section
      aria-label={t("chosen.bar")}
      className="flex min-h-11 flex-wrap items-center gap-2 border-t border-separator bg-info-fill px-4 py-1.5"
    >
      <p role="status" className="m-0 font-medium text-info">
        {t("chosen", { count: tickets.length })}
        {full && <span className="font-normal"> · {t("chosen.full", { count: tickets.length })}</span>}
      </p>
      <div className="ms-auto flex gap-2">
        <Button
          size="s"
          icon={MousePointerClick}
          aria-haspopup="dialog"
          hint="M"
          onPointerEnter={() => void load()}
          onClick={() => setOpen(true)}
        >
          {t("chosen.macro")}
        </Button>
        <Button size="s" variant="ghost" icon={X} onClick={onClear}>
          {t("chosen.clear")}
        </Button>
      </div>
      {open && (
        <Suspense>
          <ManyDialog tickets={tickets} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </section>
  );
}
