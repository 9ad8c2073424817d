import { useRef, useState } from "react";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import { client } from "../../data/client.ts";
import { useNow } from "../../data/use-now.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { thirdParties } from "../../i18n/third-parties.ts";
import { dateTime } from "../../i18n/time.ts";
import { instantOf, localText } from "../../snooze/when.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { TextField } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { toast } from "../../ui/toast.tsx";
import { useThirdPartyDraft } from "./third-party-draft.ts";
import { ThirdPartyText } from "./third-party-text.tsx";
import { takeTicket, useMessages } from "./use-ticket.ts";
import { useUploads } from "./use-uploads.ts";

type Faults = { readonly [pointer: string]: string };

/** Who is asked what, and by when. */
export default function ThirdPartyDialog({
  ticket,
  onClose,
}: {
  readonly ticket: TicketView;
  readonly onClose: () => void;
}) {
  const t = useWords(thirdParties);
  const language = useLanguage();
  const now = useNow();
  const { data: messages = [] } = useMessages(ticket.id);
  const first = useRef<HTMLInputElement>(null);
  const { draft, kept, put, sent } = useThirdPartyDraft({ ticket: ticket.id });
  const { address, name, subject, text, date, files } = draft;
  const uploads = useUploads(files, (next) => put(() => ({ files: next })));
  // In a blueprint a drawn step moves the ticket; a free one rests when asked to.
  const mayHold = ticket.place === null && ticket.status !== "hold" && ticket.status !== "solved";
  const hold = draft.hold ?? mayHold;
  const [busy, setBusy] = useState(false);
  const [making, setMaking] = useState(false);
  const [faults, setFaults] = useState<Faults>({});
  const [key] = useState(() => crypto.randomUUID());
  const who = name.trim() || address.trim();
  const send = async () => {
    const silent = { address, subject, text };
    const empty = Object.entries(silent).filter(([, words]) => words.trim() === "");
    if (empty.length > 0) return setFaults(Object.fromEntries(empty.map(([field]) => [`/${field}`, t("missing")])));
    if (uploads.hindrance !== null) return setFaults({ all: uploads.hindrance });
    setBusy(true);
    const expectedBy = date === "" ? null : instantOf(date);
    const answer = await client.thirdParties.ask({
      params: { id: ticket.id },
      body: {
        address: address.trim(),
        subject: subject.trim(),
        text: text.trim(),
        ...(name.trim() !== "" && { name: name.trim() }),
        ...(expectedBy !== null && { expectedBy }),
        ...(mayHold && { hold }),
        ...(files.length > 0 && { attachments: files.map(({ id }) => ({ id })) }),
      },
      idempotencyKey: key,
    });
    setBusy(false);
    if (!answer.ok) {
      const { errors, detail } = answer.problem;
      uploads.refuse(errors);
      const known = errors.filter(({ pointer }) => ["/address", "/name", "/subject", "/text"].includes(pointer));
      const placed: Faults = Object.fromEntries(known.map(({ pointer, message }) => [pointer, message]));
      return setFaults(known.length > 0 ? placed : { all: errors[0]?.message ?? detail });
    }
    sent();
    takeTicket(answer.body.ticket);
    toast(t("done", { name: who }), { tone: "good", about: "thirdParty" });
    onClose();
  };
  const handable = messages.filter(({ public: open, authorKind }) => open && /^(requester|cc)$/.test(authorKind));
  const handOn = async (message: string) => {
    if (uploads.hindrance !== null) return setFaults({ message: uploads.hindrance });
    setFaults({});
    setMaking(true);
    const made = await client.thirdParties.messageFile({ params: { id: ticket.id, message } });
    setMaking(false);
    if (!made.ok) return setFaults({ message: made.problem.errors[0]?.message ?? made.problem.detail });
    put((now) => ({
      files: [...now.files, made.body],
      ...(now.subject.trim() === "" && { subject: t("handOn.subject", { subject: ticket.subject }).slice(0, 500) }),
    }));
  };
  const typed = (field: "address" | "name" | "subject" | "text") => (words: string) => {
    put(() => ({ [field]: words }));
    setFaults({});
  };
  return (
    <FormDialog
      initialFocus={first}
      title={t("title")}
      subtitle={`${t("lead")}${kept ? ` ${t("kept")}` : ""}`}
      onClose={onClose}
      act={t("send")}
      busy={busy}
      fault={faults.all}
      onSend={() => void send()}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          ref={first}
          label={t("address")}
          type="email"
          required
          autoComplete="off"
          maxLength={254}
          value={address}
          onChange={typed("address")}
          error={faults["/address"]}
        />
        <TextField
          label={t("name")}
          hint={t("name.hint")}
          autoComplete="off"
          maxLength={200}
          value={name}
          onChange={typed("name")}
          error={faults["/name"]}
        />
      </div>
      <TextField
        label={t("subject")}
        hint={t("subject.hint")}
        required
        maxLength={500}
        value={subject}
        onChange={typed("subject")}
        error={faults["/subject"]}
      />
      <ThirdPartyText
        uploads={uploads}
        label={t("text")}
        hint={who === "" ? undefined : t("text.for", { name: who })}
        required
        maxLength={20_000}
        value={text}
        onChange={typed("text")}
        error={faults["/text"]}
      />
      {handable.length > 0 && (
        <Select
          label={t("handOn")}
          hint={t("handOn.hint")}
          error={faults.message}
          value=""
          empty={t(making ? "handOn.making" : "handOn.choose")}
          disabled={making || busy}
          onChange={(message) => message !== "" && void handOn(message)}
          options={handable.map(({ id, author, at, text: said }) => ({
            value: id,
            label: `${author.name}, ${dateTime(at, language)}: ${said.replaceAll(/\s+/g, " ").slice(0, 40)}`,
          }))}
        />
      )}
      <TextField
        label={t("expectedBy")}
        type="datetime-local"
        min={localText(now)}
        value={date}
        onChange={(next) => put(() => ({ date: next }))}
        className="max-w-64"
      />
      {mayHold && <Checkbox label={t("hold")} checked={hold} onChange={(next) => put(() => ({ hold: next }))} />}
    </FormDialog>
  );
}
