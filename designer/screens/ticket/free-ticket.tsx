import { ChevronDown } from "lucide-react";
import { useState } from "react";
import type { OffersView, TicketView } from "../../../api/contract/ticket-views.ts";
import { STATUSES } from "../../../blueprints/status.ts";
import { client } from "../../data/client.ts";
import { desk } from "../../i18n/desk.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { Select } from "../../ui/select.tsx";
import { toast } from "../../ui/toast.tsx";
import { Explanation } from "./explanation.tsx";
import { rereadTicket } from "./use-ticket.ts";

/** A ticket that no blueprint has taken: its status by hand, and why each blueprint passed. Closed is never set by hand. */
export function FreeTicket({
  ticket,
  offers,
  onChanged,
}: {
  readonly ticket: TicketView;
  readonly offers: OffersView | undefined;
  readonly onChanged: (ticket: TicketView) => void;
}) {
  const t = useWords(desk);
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const set = async (value: string) => {
    const status = STATUSES.find((one) => one === value);
    if (!status || status === ticket.status) return;
    setBusy(true);
    const answer = await client.tickets.change({
      params: { id: ticket.id },
      body: { status },
      ifMatch: ticket.version,
    });
    setBusy(false);
    if (answer.ok) return onChanged(answer.body.ticket);
    toast(answer.problem.errors[0]?.message ?? answer.problem.detail, { tone: "error" });
    if (answer.status === 412) void rereadTicket(ticket.id);
  };
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <Select
          label={t("status")}
          value={ticket.status}
          onChange={(status) => void set(status)}
          disabled={busy || !ticket.may.edit}
          className="w-44"
          options={STATUSES.filter(
            (status) =>
              status === ticket.status || (status !== "closed" && (status !== "new" || ticket.status === "new")),
          ).map((value) => ({ value, label: t(`status.${value}`) }))}
        />
        <p className="m-0 pb-1.5 text-soft">{t("freeLead")}</p>
      </div>
      {offers && offers.passed.length > 0 && (
        <details className="group">
          <summary className="target inline-flex min-h-8 list-none items-center gap-1 rounded-md px-2 text-soft hover:bg-raised hover:text-ink [&::-webkit-details-marker]:hidden">
            <ChevronDown size={16} aria-hidden className="transition-transform group-open:rotate-180" />
            {t("free.why")}
          </summary>
          <ul className="m-0 mt-1 flex list-none flex-col gap-2 rounded-lg border border-separator bg-canvas p-3">
            {offers.passed.map((passed) => (
              <li key={passed.blueprint}>
                <span className="font-medium">{say(passed.name)}</span>
                <span className="text-soft">
                  {t("colon")} {say(passed.reason)}
                </span>
                <Explanation explanation={passed.explanation} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
