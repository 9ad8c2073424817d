import { useRef, useState } from "react";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { client } from "../../data/client.ts";
import { useWords } from "../../i18n/i18n.ts";
import { macros } from "../../i18n/macros.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { toast } from "../../ui/toast.tsx";
import { type ChosenMacro, OfferedMacros } from "./macro-choice.tsx";
import { MacroPreview, useMacroPreview } from "./macro-preview.tsx";

interface MacroDialogProps {
  readonly ticket: TicketView;
  readonly document: Blueprint | null | undefined;
  readonly onClose: () => void;
  readonly onDone: (ticket: TicketView) => void;
}

/** Which macro, then what it will do to this ticket; nothing is done before "Do it". */
export default function MacroDialog(props: MacroDialogProps) {
  const t = useWords(macros);
  const first = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<ChosenMacro | null>(null);
  if (chosen) return <ShownMacro {...props} macro={chosen} onBack={() => setChosen(null)} />;
  return (
    <Dialog open size="s" initialFocus={first} title={t("menu.title")} onClose={props.onClose}>
      <OfferedMacros ticket={props.ticket.id} first={first} onChoose={setChosen} />
    </Dialog>
  );
}

/** What a macro will do to this ticket, and the button that does it. */
export function ShownMacro({
  ticket,
  document,
  macro,
  onClose,
  onDone,
  onBack,
}: MacroDialogProps & { readonly macro: ChosenMacro; readonly onBack: () => void }) {
  const t = useWords(macros);
  const act = useRef<HTMLButtonElement>(null);
  const preview = useMacroPreview(ticket, macro.key);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const [key] = useState(() => crypto.randomUUID());
  const able = preview.data !== undefined && preview.data.reasons.length === 0;
  const press = async () => {
    if (!able || busy) return;
    setBusy(true);
    setRefused(null);
    const answer = await client.rules.pressMacro({ params: { id: ticket.id, key: macro.key }, idempotencyKey: key });
    setBusy(false);
    if (!answer.ok) {
      setRefused(answer.problem.errors[0]?.message ?? answer.problem.detail);
      return;
    }
    toast(t("done", { name: macro.name }), { tone: "good" });
    onDone(answer.body.ticket);
  };
  return (
    <Dialog
      open
      initialFocus={act}
      title={macro.name}
      subtitle={t("preview.now")}
      onClose={onClose}
      footer={
        <>
          <Button variant="ghost" onClick={onBack}>
            {t("preview.back")}
          </Button>
          <Button
            ref={act}
            variant="primary"
            busy={busy}
            aria-disabled={!able}
            className={able ? "" : "opacity-60"}
            onClick={() => void press()}
          >
            {t("preview.do")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3">
        {refused !== null && (
          <p role="alert" className="m-0 rounded-lg bg-error-fill px-3 py-2 text-error">
            {refused}
          </p>
        )}
        <MacroPreview {...{ ticket, document, preview }} macro={macro.key} />
      </div>
    </Dialog>
  );
}
