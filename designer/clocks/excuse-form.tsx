import { useState } from "react";
import type { LedgerLineView } from "../../api/contract/clocks.ts";
import type { TicketView } from "../../api/contract/ticket-views.ts";
import { client } from "../data/client.ts";
import { clocks as area } from "../i18n/clocks.ts";
import { useWords } from "../i18n/i18n.ts";
import { takeTicket } from "../screens/ticket/use-ticket.ts";
import { Button } from "../ui/button.tsx";
import { TextArea } from "../ui/field.tsx";
import { toast } from "../ui/toast.tsx";

/** A breach is excused with a reason, by who may; it stays in the journal. */
export function ExcuseForm({ ticket, line }: { readonly ticket: TicketView; readonly line: LedgerLineView }) {
  const t = useWords(area);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (reason.trim() === "") return setError(t("excuseMissing"));
    setBusy(true);
    const answer = await client.tickets.excuse({
      params: { id: ticket.id },
      body: { metric: line.metric, of: line.of, instance: line.instance, reason },
      idempotencyKey: crypto.randomUUID(),
    });
    setBusy(false);
    if (!answer.ok) return setError(answer.problem.errors[0]?.message ?? answer.problem.detail);
    takeTicket(answer.body.ticket);
    toast(t("excuseDone"));
  };
  if (!open)
    return (
      <Button className="self-start" onClick={() => setOpen(true)}>
        {t("excuse")}
      </Button>
    );
  return (
    <form
      noValidate
      className="flex flex-col gap-2 rounded-lg border border-separator p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p className="m-0 text-soft">{t("excuseLead")}</p>
      <TextArea
        label={t("excuseReason")}
        required
        rows={2}
        value={reason}
        error={error}
        autoFocus
        maxLength={2000}
        onChange={(next) => {
          setReason(next);
          setError(undefined);
        }}
      />
      <div className="flex gap-2">
        <Button type="submit" variant="primary" busy={busy}>
          {t("excuseSend")}
        </Button>
        <Button onClick={() => setOpen(false)}>{t("cancel")}</Button>
      </div>
    </form>
  );
}
