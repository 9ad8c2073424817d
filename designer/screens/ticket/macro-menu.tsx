import { MousePointerClick } from "lucide-react";
import { lazy } from "react";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { useWords } from "../../i18n/i18n.ts";
import { macros } from "../../i18n/macros.ts";
import { LazyDialogButton } from "./lazy-dialog-button.tsx";

const load = () => import("./macro-dialog.tsx");
const MacroDialog = lazy(load);

/** The button of the macros; nothing on a closed ticket. */
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
  if (ticket.status === "closed") return null;
  return (
    <LazyDialogButton
      {...{ load, icon: MousePointerClick }}
      shortcut="m"
      hint="M"
      dialog={(close) => (
        <MacroDialog
          {...{ ticket, document }}
          onClose={close}
          onDone={(next) => {
            close();
            onDone(next);
          }}
        />
      )}
    >
      {t("menu")}
    </LazyDialogButton>
  );
}
