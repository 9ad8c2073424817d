import { useState } from "react";
import type { TicketView } from "../../api/contract/ticket-views.ts";
import { useSay, useWords } from "../i18n/i18n.ts";
import { portal } from "../i18n/portal.ts";
import { useStepSending } from "../screens/ticket/use-step-sending.ts";
import { takeTicket } from "../screens/ticket/use-ticket.ts";
import { Button } from "../ui/button.tsx";
import { toast } from "../ui/toast.tsx";
import type { PortalStep } from "./portal-step.ts";
import { StepForm } from "./step-form.tsx";

/** The steps that are drawn for the requester: one that asks nothing is taken at once, another opens its form below. */
export function Steps({ ticket, steps }: { readonly ticket: TicketView; readonly steps: readonly PortalStep[] }) {
  const t = useWords(portal);
  const [open, setOpen] = useState<string | null>(null);
  const asked = steps.find(({ transition }) => transition === open);
  if (steps.length === 0) return null;
  return (
    <section aria-label={t("steps")} className="flex flex-col gap-3 rounded-lg border border-separator bg-panel p-4">
      <h2 className="m-0 font-semibold text-base">{t("steps")}</h2>
      <div className="flex flex-wrap gap-2">
        {steps.map((step) => (
          <StepButton
            key={`${step.transition} ${step.fromState}`}
            {...{ ticket, step }}
            expanded={step.asks.length > 0 ? step.transition === open : undefined}
            onOpen={() => setOpen(step.transition === open ? null : step.transition)}
          />
        ))}
      </div>
      {asked && asked.asks.length > 0 && (
        <StepForm key={asked.transition} ticket={ticket} step={asked} onClose={() => setOpen(null)} />
      )}
    </section>
  );
}

function StepButton({
  ticket,
  step,
  expanded,
  onOpen,
}: {
  readonly ticket: TicketView;
  readonly step: PortalStep;
  readonly expanded: boolean | undefined;
  readonly onOpen: () => void;
}) {
  const t = useWords(portal);
  const say = useSay();
  const { send, busy, refusal } = useStepSending(ticket.id, step, (moved) => {
    takeTicket(moved);
    toast(t("step.done"));
  });
  const asks = step.asks.length > 0;
  return (
    <div className="flex flex-col gap-1">
      <Button
        variant={step.primary ? "primary" : "secondary"}
        busy={busy}
        aria-expanded={expanded}
        onClick={() => (asks ? onOpen() : void send({}))}
      >
        {say(step.name)}
      </Button>
      {refusal && (
        <p role="alert" className="m-0 text-error text-xs">
          {refusal.kind === "moved" ? t("step.moved") : refusal.detail}
        </p>
      )}
    </div>
  );
}
