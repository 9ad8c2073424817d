import { Circle, CircleCheck, Rows3 } from "lucide-react";
import { useState } from "react";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import type { ParallelView } from "../../../api/contract/waiting.ts";
import { client } from "../../data/client.ts";
import { useLanguage, useSay, useWords } from "../../i18n/i18n.ts";
import { dateTime, shortTime } from "../../i18n/time.ts";
import { waiting } from "../../i18n/waiting.ts";
import { Button } from "../../ui/button.tsx";
import { toast } from "../../ui/toast.tsx";
import { rereadTicket } from "./use-ticket.ts";

type Step = ParallelView["steps"][number];

export interface ParallelCardProps {
  readonly ticket: TicketView;
  readonly parallel: ParallelView;
  readonly onChanged: (ticket: TicketView) => void;
}

/** The steps that are done side by side: how many of them, whose each is, and who did it when. */
export function ParallelCard({ ticket, parallel: { need, steps }, onChanged }: ParallelCardProps) {
  const t = useWords(waiting);
  const done = steps.filter((step) => step.done !== null).length;
  return (
    <section
      data-region="parallel"
      aria-labelledby="parallel"
      className="flex flex-col gap-1.5 border-b border-separator bg-panel px-4 py-3"
    >
      <h2 id="parallel" className="m-0 flex flex-wrap items-center gap-2 text-sm font-semibold">
        <Rows3 size={16} aria-hidden />
        {t("parallel")}
        <span className="tabular font-normal text-soft">{t("parallel.count", { done, need })}</span>
      </h2>
      <ul className="m-0 grid list-none gap-x-6 gap-y-1.5 p-0 md:grid-cols-2 2xl:grid-cols-3">
        {steps.map((step) => (
          <Line key={step.id} ticket={ticket} step={step} onChanged={onChanged} />
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  readonly ticket: TicketView;
  readonly step: Step;
  readonly onChanged: (ticket: TicketView) => void;
}
function Line({ ticket, step: { id, name, who, done, mayTakeBack }, onChanged }: LineProps) {
  const t = useWords(waiting);
  const say = useSay();
  const language = useLanguage();
  const [busy, setBusy] = useState(false);
  const step = say(name);
  const takeBack = async () => {
    setBusy(true);
    const fromState = ticket.place?.state.id ?? "";
    const answer = await client.waiting.takeBack({
      params: { id: ticket.id, step: id },
      body: { fromState },
      idempotencyKey: crypto.randomUUID(),
    });
    setBusy(false);
    if (answer.ok) {
      toast(t("parallel.takenBack", { step }));
      return onChanged(answer.body.ticket);
    }
    toast(answer.problem.errors[0]?.message ?? answer.problem.detail, { tone: "error" });
    await rereadTicket(ticket.id);
  };
  return (
    <li className="flex min-w-0 items-start gap-2">
      {done ? (
        <CircleCheck size={16} aria-hidden className="mt-0.5 shrink-0 text-good" />
      ) : (
        <Circle size={16} aria-hidden className="mt-0.5 shrink-0 text-soft" />
      )}
      <span className="min-w-0">
        <span className="block break-words font-medium">{step}</span>
        <span className="block text-xs text-soft" title={done ? dateTime(done.at, language) : undefined}>
          {done
            ? t("parallel.done", { name: done.by.name, when: shortTime(done.at, language) })
            : `${t("parallel.open")}, ${
                who ? t("parallel.for", { people: who.map((one) => one.name).join(", ") }) : t("parallel.forAll")
              }`}
        </span>
      </span>
      {done && mayTakeBack && (
        <Button
          size="s"
          variant="link"
          busy={busy}
          aria-label={t("parallel.takeBackOf", { step })}
          onClick={() => void takeBack()}
        >
          {t("parallel.takeBack")}
        </Button>
      )}
    </li>
  );
}
