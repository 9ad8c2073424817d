import { MousePointerClick } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { useWords } from "../../i18n/i18n.ts";
import { macros } from "../../i18n/macros.ts";
import { Button } from "../../ui/button.tsx";
import { useShortcut } from "../../ui/use-shortcut.ts";

const load = () => import("./macro-dialog.tsx");
const MacroDialog = lazy(load);

/** The button of the macros; its dialog comes with the first press. */
export function MacroMenu({
  ticket,
  document,
  onDone,
}: {
  readonly ticket: TicketView;
  readonly document: Blueprint | null | undefined;
  readonly onDone: (ticket: TicketView) => void;
}) {
  const t = useWords(macros);
  const [open, setOpen] = useState(false);
  const usable = ticket.status !== "closed";
  useShortcut("m", () => setOpen(true), { enabled: usable });
  if (!usable) return null;
  return (
    <>
      <Button
        size="s"
        icon={MousePointerClick}
        aria-haspopup="dialog"
        hint="M"
        className="max-sm:[&_kbd]:hidden"
        onPointerEnter={() => void load()}
        onClick={() => setOpen(true)}
      >
        {t("menu")}
      </Button>
      {open && (
        <Suspense>
          <MacroDialog
            {...{ ticket, document }}
            onClose={() => setOpen(false)}
            onDone={(next) => {
              setOpen(false);
              onDone(next);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
