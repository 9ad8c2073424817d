import { Undo2 } from "lucide-react";
import { useState } from "react";
import type { OfferView, TicketView } from "../../../api/contract/ticket-views.ts";
import { useNow } from "../../data/use-now.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { live } from "../../i18n/live.ts";
import { shortTime } from "../../i18n/time.ts";
import { Button } from "../../ui/button.tsx";
import { useOffers } from "./use-ticket.ts";
import { useTakeBack, useUndo } from "./use-undo.ts";

interface UndoStepProps {
  readonly ticket: TicketView;
  readonly event: string;
  readonly onStep: (offer: OfferView) => void;
}

/** Beside the step in the journal: take it back, or why that cannot be and which step leads back instead. */
export function UndoStep({ ticket, event, onStep }: UndoStepProps) {
  const t = useWords(live);
  const say = useSay();
  const language = useLanguage();
  const now = useNow();
  const { data } = useUndo(ticket.id);
  const offers = useOffers(ticket.id);
  const takeBack = useTakeBack(ticket.id);
  const [busy, setBusy] = useState(false);
  const step = data?.step;
  if (!step || step.event !== event || step.until < now) return null;
  if (data.reasons.length === 0)
    return (
      <span className="flex flex-wrap items-center gap-2">
        <Button
          size="s"
          icon={Undo2}
          busy={busy}
          onClick={async () => {
            setBusy(true);
            await takeBack(event);
            setBusy(false);
          }}
        >
          {t(step.transition === "" ? "undo.handover" : "undo.step")}
        </Button>
        <span className="text-xs text-soft">{t("undo.until", { time: shortTime(step.until, language) })}</span>
      </span>
    );
  const instead = offers.data?.offered.find(({ to }) => to === step.back?.id);
  return (
    <details className="text-xs text-soft">
      <summary className="target cursor-pointer">{t("undo.why")}</summary>
      <ul className="m-0 ps-4">
        {data.reasons.map(({ message }) => (
          <li key={message.en}>{say(message)}</li>
        ))}
      </ul>
      {instead && (
        <Button size="s" className="mt-1" onClick={() => onStep(instead)}>
          {t("undo.instead", { step: say(instead.name) })}
        </Button>
      )}
    </details>
  );
}
