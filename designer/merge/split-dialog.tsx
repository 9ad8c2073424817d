import { useCallback, useRef, useState } from "react";
import { useNavigate } from "react-router";
import type { MessageView, TicketView } from "../../api/contract/ticket-views.ts";
import { client } from "../data/client.ts";
import { useWords } from "../i18n/i18n.ts";
import { merge } from "../i18n/merge.ts";
import { rereadTicket } from "../screens/ticket/use-ticket.ts";
import { TextField } from "../ui/field.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { toast } from "../ui/toast.tsx";
import { firstWords } from "./first-words.ts";

/** Asks the subject of the ticket that a message is to become. */
export default function SplitDialog({
  ticket,
  message,
  onClose,
}: {
  readonly ticket: TicketView;
  readonly message: MessageView;
  readonly onClose: () => void;
}) {
  const t = useWords(merge);
  const navigate = useNavigate();
  const box = useRef<HTMLInputElement | null>(null);
  const [subject, setSubject] = useState(() => firstWords(message.text));
  // It stands marked: whoever types replaces it, and Enter takes it.
  const marked = useCallback((input: HTMLInputElement | null) => {
    box.current = input;
    input?.select();
  }, []);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const send = async () => {
    if (subject.trim() === "") {
      setError(t("split.missing"));
      box.current?.focus();
      return;
    }
    setBusy(true);
    const answer = await client.merge.split({
      params: { id: ticket.id, message: message.id },
      body: { subject: subject.trim() },
      idempotencyKey: key,
    });
    setBusy(false);
    if (!answer.ok) return setError(answer.problem.errors[0]?.message ?? answer.problem.detail);
    const made = answer.body.ticket;
    void rereadTicket(ticket.id);
    onClose();
    toast(t("split.done", { number: made.number }), {
      tone: "good",
      about: "split",
      action: { label: t("split.open"), onPress: () => void navigate(`/tickets/${made.id}`) },
    });
  };
  return (
    <FormDialog
      initialFocus={box}
      title={t("split.title")}
      subtitle={t("split.lead", { name: message.author.name })}
      onClose={onClose}
      act={t("split.send")}
      busy={busy}
      onSend={() => void send()}
    >
      <TextField
        ref={marked}
        label={t("split.subject")}
        required
        value={subject}
        onChange={(next) => {
          setSubject(next);
          setError(null);
        }}
        error={error ?? undefined}
        autoComplete="off"
        maxLength={500}
      />
      <blockquote className="m-0 max-h-48 overflow-y-auto whitespace-pre-wrap break-words border-separator border-s-2 ps-3 text-soft">
        {message.text}
      </blockquote>
    </FormDialog>
  );
}
