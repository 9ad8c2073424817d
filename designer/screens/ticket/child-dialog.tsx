import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import { client } from "../../data/client.ts";
import { dropDraft, readDraft, writeDraft } from "../../data/local-draft.ts";
import { ownersOf } from "../../data/owners.ts";
import { useDirectory, useMe } from "../../data/session.ts";
import { children } from "../../i18n/children.ts";
import { useWords } from "../../i18n/i18n.ts";
import { TextArea, TextField } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { toast } from "../../ui/toast.tsx";
import { rereadTicket } from "./use-ticket.ts";

type Draft = {
  readonly [field in "subject" | "text" | "department" | "group" | "assignee"]: string;
};
const EMPTY: Draft = { subject: "", text: "", department: "", group: "", assignee: "" };
const NEEDED = ["subject", "text", "department"] as const;

type Faults = { readonly [pointer: string]: string };

/** What another team is to do, and who; it is kept on this computer until the ticket is open. */
export default function ChildDialog({
  ticket,
  onClose,
}: {
  readonly ticket: TicketView;
  readonly onClose: () => void;
}) {
  const t = useWords(children);
  const me = useMe();
  const navigate = useNavigate();
  const directory = useDirectory().data;
  const first = useRef<HTMLInputElement>(null);
  const place = `${me.person.id}.${ticket.id}.child`;
  const [draft, setDraft] = useState<Draft>(() => ({ ...EMPTY, ...readDraft<Draft>(place)?.value }));
  const [faults, setFaults] = useState<Faults>({});
  const [busy, setBusy] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const { department, group, assignee } = draft;
  const put = (change: Partial<Draft>) => {
    const next = { ...draft, ...change };
    writeDraft(place, next);
    setDraft(next);
    setFaults({});
  };
  const send = async () => {
    const empty = NEEDED.filter((field) => draft[field].trim() === "");
    if (empty.length > 0) return setFaults(Object.fromEntries(empty.map((field) => [`/${field}`, t("missing")])));
    setBusy(true);
    const answer = await client.children.open({
      params: { id: ticket.id },
      body: {
        subject: draft.subject.trim(),
        text: draft.text.trim(),
        department,
        ...(group !== "" && { group }),
        ...(assignee !== "" && { assignee }),
      },
      idempotencyKey: key,
    });
    setBusy(false);
    if (!answer.ok) {
      const { errors, detail } = answer.problem;
      const known = errors.filter(({ pointer }) => pointer.slice(1) in EMPTY);
      const placed = Object.fromEntries(known.map(({ pointer, message }) => [pointer, message]));
      return setFaults(known.length > 0 ? placed : { all: errors[0]?.message ?? detail });
    }
    dropDraft(place);
    void rereadTicket(ticket.id);
    onClose();
    const made = answer.body.ticket;
    toast(t("done", { number: made.number, department: made.department?.name ?? "" }), {
      tone: "good",
      about: "child",
      action: { label: t("go"), onPress: () => void navigate(`/tickets/${made.id}`) },
    });
  };
  const groups = (directory?.groups ?? []).filter((one) => one.department === department);
  const people = ownersOf(directory?.people).filter(({ departments: own }) => own.includes(department));
  return (
    <FormDialog
      initialFocus={first}
      title={t("title", { number: ticket.number })}
      subtitle={t("lead")}
      onClose={onClose}
      act={t("send")}
      busy={busy}
      fault={faults.all}
      quick
      onSend={() => void send()}
    >
      <TextField
        ref={first}
        label={t("subject")}
        required
        autoComplete="off"
        maxLength={500}
        value={draft.subject}
        onChange={(subject) => put({ subject })}
        error={faults["/subject"]}
      />
      <TextArea
        label={t("text")}
        hint={t("text.hint")}
        required
        maxLength={20_000}
        value={draft.text}
        onChange={(text) => put({ text })}
        error={faults["/text"]}
      />
      <Select
        label={t("department")}
        required
        empty={t("department.choose")}
        value={department}
        onChange={(next) => put({ department: next, group: "", assignee: "" })}
        error={faults["/department"]}
        options={(directory?.departments ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      />
      {department !== "" && (
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label={t("group")}
            empty={t("group.none")}
            value={group}
            onChange={(next) => put({ group: next })}
            error={faults["/group"]}
            options={groups.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Select
            label={t("owner")}
            empty={t("owner.none")}
            value={assignee}
            onChange={(next) => put({ assignee: next })}
            error={faults["/assignee"]}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
      )}
    </FormDialog>
  );
}
