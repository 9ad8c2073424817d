import { useState } from "react";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import { client } from "../../data/client.ts";
import { useDirectory } from "../../data/session.ts";
import { desk } from "../../i18n/desk.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { TextArea } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { Select } from "../../ui/select.tsx";

export type ByHandKind = "jump" | "revoke" | "enter";

export interface ByHandProps {
  readonly kind: ByHandKind;
  readonly ticket: TicketView;
  readonly document: Blueprint | null | undefined;
  readonly onClose: () => void;
  readonly onDone: (ticket: TicketView) => void;
}

const HEADS = {
  jump: { title: "byHand.title", lead: "byHand.lead", send: "byHand.send" },
  revoke: { title: "revoke.title", lead: "revoke.lead", send: "revoke.send" },
  enter: { title: "enter", lead: "enter.lead", send: "enter" },
} as const;

/** What goes past the drawn steps: for those with the right, with a reason, written into the journal. */
export function ByHand({ kind, ticket, document, onClose, onDone }: ByHandProps) {
  const t = useWords(desk);
  const say = useSay();
  const directory = useDirectory();
  const [to, setTo] = useState("");
  const [reason, setReason] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const heads = HEADS[kind];
  const send = async () => {
    if ((kind !== "revoke" && !to) || (kind !== "enter" && !reason.trim())) return setError(t("byHand.missing"));
    setBusy(true);
    const params = { id: ticket.id };
    const answer = await (kind === "jump"
      ? client.tickets.jump({ params, body: { to, reason: reason.trim() }, idempotencyKey: key })
      : kind === "revoke"
        ? client.tickets.revoke({ params, body: { reason: reason.trim() }, idempotencyKey: key })
        : client.tickets.enter({ params, body: { blueprint: to } }));
    setBusy(false);
    if (answer.ok) onDone(answer.body.ticket);
    else setError(answer.problem.errors[0]?.message ?? answer.problem.detail);
  };
  return (
    <FormDialog
      onClose={onClose}
      title={t(heads.title)}
      subtitle={t(heads.lead)}
      act={t(heads.send)}
      danger={kind === "revoke"}
      busy={busy}
      fault={error}
      onSend={() => void send()}
    >
      {kind === "jump" && (
        <Select
          label={t("byHand.to")}
          required
          empty=""
          value={to}
          onChange={setTo}
          options={(document?.states ?? [])
            .filter((state) => state.id !== ticket.place?.state.id)
            .map((state) => ({ value: state.id, label: say(state.name) }))}
        />
      )}
      {kind === "enter" && (
        <Select
          label={t("enter.which")}
          required
          empty=""
          value={to}
          onChange={setTo}
          options={(directory.data?.blueprints ?? []).map((one) => ({ value: one.key, label: say(one.name) }))}
        />
      )}
      {kind !== "enter" && (
        <TextArea label={t("byHand.reason")} required value={reason} onChange={setReason} rows={3} maxLength={2000} />
      )}
    </FormDialog>
  );
}
