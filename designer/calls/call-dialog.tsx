import { useId, useRef } from "react";
import { flushSync } from "react-dom";
import { Link, useNavigate } from "react-router";
import type { Caller } from "../../api/contract/calls.ts";
import { useDirectory, useMe } from "../data/session.ts";
import { calls } from "../i18n/calls.ts";
import { useWords } from "../i18n/i18n.ts";
import { Button } from "../ui/button.tsx";
import { TextArea, TextField } from "../ui/field.tsx";
import { FormDialog } from "../ui/form-dialog.tsx";
import { Select } from "../ui/select.tsx";
import { toast } from "../ui/toast.tsx";
import { CallerBox, isPhone, known } from "./caller-box.tsx";
import { useCall, type Who } from "./use-call.ts";

/** A call written down without a mouse: who, about what, what was said, Ctrl+Enter. */
export default function CallDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(calls);
  const me = useMe();
  const navigate = useNavigate();
  const directory = useDirectory();
  const box = useRef<HTMLInputElement>(null);
  const name = useRef<HTMLInputElement>(null);
  const subject = useRef<HTMLInputElement>(null);
  const note = useRef<HTMLTextAreaElement>(null);
  const call = useCall(me.person.id, me.departments[0]?.id ?? "");
  const { draft, set, who, ticket, faults } = call;
  /** What comes next has the focus as soon as it is there. */
  const choose = (next: Who) => {
    flushSync(() => call.choose(next));
    const named = next !== null && next !== "new" && next.named !== null;
    const then = next === "new" && name.current?.value === "" ? name : named ? note : subject;
    (next === null ? box : then).current?.focus();
  };
  const send = async () => {
    const written = await call.send();
    if (!written) return;
    const action = { label: t("open"), onPress: () => void navigate(`/tickets/${written.id}`) };
    toast(t("done", { number: written.number }), { action, about: "call" });
    onClose();
  };
  return (
    <FormDialog
      initialFocus={box}
      title={t("title")}
      onClose={onClose}
      act={t("go")}
      busy={call.busy}
      fault={faults.all}
      quick
      aside={
        <Link to="/tickets/new" onClick={onClose} className="me-auto text-link text-xs">
          {t("without")}
        </Link>
      }
      onSend={() => void send()}
    >
      {who === null ? (
        <CallerBox
          box={box}
          error={faults.who}
          onChoose={choose}
          onNew={(typed) => {
            flushSync(() => set(isPhone(typed) ? { name: "", phone: typed } : { name: typed, phone: "" }));
            choose("new");
          }}
        />
      ) : (
        <Chosen who={who} onOther={() => choose(null)} />
      )}
      {who === "new" && (
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            ref={name}
            label={t("name")}
            required
            maxLength={200}
            error={faults.name}
            value={draft.name}
            onChange={(next) => set({ name: next })}
          />
          <TextField
            label={t("phone")}
            type="tel"
            maxLength={40}
            error={faults.phone}
            value={draft.phone}
            onChange={(phone) => set({ phone })}
          />
        </div>
      )}
      {who !== null && who !== "new" && who.open.length > 0 && (
        <About open={who.open} ticket={ticket} onChange={call.setTicket} />
      )}
      {ticket === null && (
        <TextField
          ref={subject}
          label={t("subject")}
          required
          maxLength={500}
          error={faults.subject}
          value={draft.subject}
          onChange={(next) => set({ subject: next })}
        />
      )}
      <TextArea
        ref={note}
        label={t("note")}
        hint={t("noteHint")}
        required={ticket !== null}
        rows={4}
        error={faults.note}
        value={draft.note}
        onChange={(note) => set({ note })}
      />
      {ticket === null && (
        <Select
          label={t("department")}
          empty={t("noDepartment")}
          value={draft.department}
          onChange={(department) => set({ department })}
          options={(directory.data?.departments ?? []).map(({ id, name: label }) => ({ value: id, label }))}
        />
      )}
    </FormDialog>
  );
}

function Chosen({ who, onOther }: { readonly who: Caller | "new"; readonly onOther: () => void }) {
  const t = useWords(calls);
  return (
    <div className="flex items-center gap-3 rounded-lg bg-raised px-3 py-2">
      <span className="min-w-0 flex-1">
        <span className="block text-soft text-xs">{t("caller")}</span>
        <span className="block truncate font-medium">{who === "new" ? t("aboutCaller") : who.name}</span>
        {who !== "new" && <span className="block truncate text-soft text-xs">{known(who)}</span>}
      </span>
      <Button size="s" onClick={onOther}>
        {t("other")}
      </Button>
    </div>
  );
}

interface AboutProps {
  readonly open: Caller["open"];
  readonly ticket: string | null;
  readonly onChange: (ticket: string | null) => void;
}
/** Something new, or one of the caller's open tickets. */
function About({ open, ticket, onChange }: AboutProps) {
  const t = useWords(calls);
  const group = useId();
  const rows = [
    { id: null, label: t("aboutNew") },
    ...open.map(({ id, number, subject }) => ({ id, label: `#${number} ${subject}` })),
  ];
  return (
    <fieldset className="m-0 flex flex-col gap-0.5 border-0 p-0">
      <legend className="mb-1 p-0 font-medium">{t("about")}</legend>
      {rows.map(({ id, label }) => (
        <label
          key={id ?? ""}
          className="flex min-h-8 cursor-pointer items-center gap-2.5 rounded-md px-2 hover:bg-raised"
        >
          <input
            type="radio"
            name={group}
            checked={ticket === id}
            onChange={() => onChange(id)}
            className="size-4 accent-primary"
          />
          <span className="min-w-0 truncate">{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
