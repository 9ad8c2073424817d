import { useId, useRef, useState } from "react";
import type { TicketView } from "../../api/contract/ticket-views.ts";
import { client } from "../data/client.ts";
import { useNow } from "../data/use-now.ts";
import { useLanguage, useWords } from "../i18n/i18n.ts";
import { snooze } from "../i18n/snooze.ts";
import { dateTime } from "../i18n/time.ts";
import { takeTicket } from "../screens/ticket/use-ticket.ts";
import { TextField } from "../ui/field.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { toast } from "../ui/toast.tsx";
import { instantOf, likely, localText, type When } from "./when.ts";

/** Until when, and what it waits for. */
export default function SnoozeDialog({
  ticket,
  onClose,
}: {
  readonly ticket: TicketView;
  readonly onClose: () => void;
}) {
  const t = useWords(snooze);
  const language = useLanguage();
  const now = useNow();
  const group = useId();
  const first = useRef<HTMLInputElement>(null);
  // As it was when the dialog was opened: what is chosen does not move under the pointer.
  const [offered] = useState(() => likely(now));
  const [chosen, setChosen] = useState<When | "date">("tomorrow");
  const [date, setDate] = useState(() => localText(offered[0]?.at ?? now));
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [faults, setFaults] = useState<{ readonly until?: string; readonly reason?: string; readonly all?: string }>(
    {},
  );
  const until = chosen === "date" ? instantOf(date) : (offered.find(({ when }) => when === chosen)?.at ?? null);
  const send = async () => {
    if (until === null) return setFaults({ until: t("noDate") });
    setBusy(true);
    const answer = await client.snooze.set({ params: { id: ticket.id }, body: { until, reason } });
    setBusy(false);
    if (!answer.ok) {
      const { errors, detail, title } = answer.problem;
      const at = (pointer: string) => errors.find((one) => one.pointer === pointer)?.message;
      const [late, silent] = [at("/until"), at("/reason")];
      return setFaults({
        ...(late && { until: late }),
        ...(silent && { reason: silent }),
        ...(!late && !silent && { all: errors[0]?.message ?? (detail || title) }),
      });
    }
    takeTicket(answer.body.ticket);
    toast(t("done", { when: dateTime(until, language) }), { about: "snooze" });
    onClose();
  };
  return (
    <FormDialog
      size="s"
      initialFocus={first}
      title={t("title")}
      subtitle={t("lead")}
      onClose={onClose}
      act={t("go")}
      busy={busy}
      fault={faults.all}
      quick
      onSend={() => void send()}
    >
      <fieldset className="m-0 flex flex-col gap-1 border-0 p-0">
        <legend className="sr-only">{t("title")}</legend>
        {[...offered, { when: "date" as const, at: null }].map(({ when, at }, index) => (
          <label
            key={when}
            className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 hover:bg-raised"
          >
            <input
              ref={index === 0 ? first : undefined}
              type="radio"
              name={group}
              checked={chosen === when}
              onChange={() => setChosen(when)}
              className="size-4 accent-primary"
            />
            <span className="flex-1">{t(when)}</span>
            {at !== null && <span className="tabular text-soft">{dateTime(at, language)}</span>}
          </label>
        ))}
      </fieldset>
      {chosen === "date" && (
        <TextField
          label={t("at")}
          type="datetime-local"
          min={localText(now)}
          error={faults.until}
          value={date}
          onChange={setDate}
        />
      )}
      <TextField
        label={t("reason")}
        required
        maxLength={500}
        error={faults.reason}
        value={reason}
        onChange={(words) => {
          setReason(words);
          setFaults({});
        }}
      />
    </FormDialog>
  );
}
