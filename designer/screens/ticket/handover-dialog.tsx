import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import type { HandoverPreview } from "../../../api/contract/handover.ts";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import { HANDOVER_CONSENTS, type HandoverConsent } from "../../../blueprints/event.ts";
import { bodyOf, client } from "../../data/client.ts";
import { ownersOf } from "../../data/owners.ts";
import { keys, queries } from "../../data/queries.ts";
import { useDirectory } from "../../data/session.ts";
import { handover } from "../../i18n/handover.ts";
import { useSay, useWords } from "../../i18n/i18n.ts";
import { live } from "../../i18n/live.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ErrorState } from "../../ui/empty-state.tsx";
import { TextArea } from "../../ui/field.tsx";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { Select } from "../../ui/select.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { toast } from "../../ui/toast.tsx";
import { HandoverChanges } from "./handover-changes.tsx";
import { takeTicket } from "./use-ticket.ts";
import { useTakeBack } from "./use-undo.ts";

interface WhereTo {
  readonly department: string;
  readonly group: string;
  readonly assignee: string;
}

const asked = ({ department, group, assignee }: WhereTo) => ({
  department,
  ...(group !== "" && { group }),
  ...(assignee !== "" && { assignee }),
});

const consentOf = (code: HandoverPreview["losses"][number]["code"]): HandoverConsent | null =>
  HANDOVER_CONSENTS.find((one) => one === code) ?? null;

/** Where the ticket is to go, what that changes, and what has to be agreed to; nothing is done before the last button. */
export default function HandoverDialog({
  ticket,
  onClose,
}: {
  readonly ticket: TicketView;
  readonly onClose: () => void;
}) {
  const t = useWords(handover);
  const l = useWords(live);
  const say = useSay();
  const navigate = useNavigate();
  const directory = useDirectory().data;
  const first = useRef<HTMLSelectElement>(null);
  const takeBack = useTakeBack(ticket.id);
  const [to, setTo] = useState<WhereTo>({ department: "", group: "", assignee: "" });
  const [agreed, setAgreed] = useState<readonly HandoverConsent[]>([]);
  const [note, setNote] = useState("");
  const [follows, setFollows] = useState<boolean | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const preview = useQuery({
    queryKey: [...keys.ticket(ticket.id), "handover", to],
    enabled: to.department !== "",
    staleTime: 0,
    placeholderData: keepPreviousData,
    queryFn: async () => bodyOf(await client.handover.preview({ params: { id: ticket.id }, query: asked(to) })),
  });
  const shown = preview.data?.department.id === to.department ? preview.data : undefined;
  const needed = (shown?.losses ?? []).flatMap(({ code }) => consentOf(code) ?? []);
  const follow = follows ?? shown?.readers.caller === false;
  const choose = (next: WhereTo) => {
    setTo(next);
    setError(null);
  };
  const send = async () => {
    if (to.department === "" || !shown) return setError(t("missing"));
    if (shown.reasons.length > 0) return;
    if (needed.some((code) => !agreed.includes(code))) return setError(t("disagreed"));
    setBusy(true);
    const answer = await client.handover.take({
      params: { id: ticket.id },
      body: { ...asked(to), note, follow, agreed: needed },
      idempotencyKey: key,
    });
    setBusy(false);
    if (!answer.ok) return setError(answer.problem.errors[0]?.message ?? answer.problem.detail);
    const { ticket: moved, event, sees } = answer.body;
    onClose();
    const words = t("done", { number: ticket.number, department: shown.department.name });
    if (sees) {
      takeTicket(moved);
      toast(words, { tone: "good", about: "step", action: { label: l("undo"), onPress: () => void takeBack(event) } });
    } else {
      // It is not theirs to read any more.
      void queries.invalidateQueries({ queryKey: keys.lists });
      toast(words, { tone: "good" });
      void navigate("/tickets");
    }
  };
  const departments = (directory?.departments ?? []).filter(({ id }) => id !== ticket.department?.id);
  const groups = (directory?.groups ?? []).filter(({ department }) => department === to.department);
  const people = ownersOf(directory?.people).filter(({ departments: own }) => own.includes(to.department));
  return (
    <FormDialog
      initialFocus={first}
      onClose={onClose}
      title={t("title", { number: ticket.number })}
      subtitle={t("lead")}
      act={shown ? t("send.to", { department: shown.department.name }) : t("send")}
      busy={busy}
      fault={error}
      onSend={() => void send()}
    >
      <Select
        ref={first}
        label={t("department")}
        required
        empty={t("department.choose")}
        value={to.department}
        onChange={(department) => {
          choose({ department, group: "", assignee: "" });
          setAgreed([]);
        }}
        options={departments.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {to.department !== "" && (
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label={t("group")}
            empty={t("group.none")}
            value={to.group}
            onChange={(group) => choose({ ...to, group })}
            options={groups.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Select
            label={t("owner")}
            empty={t("owner.none")}
            value={to.assignee}
            onChange={(assignee) => choose({ ...to, assignee })}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </div>
      )}
      {to.department !== "" &&
        !shown &&
        (preview.isError ? (
          <ErrorState message={t("failed")} onRetry={() => void preview.refetch()} />
        ) : (
          <Skeleton lines={5} />
        ))}
      {shown && shown.reasons.length > 0 && (
        <div role="alert" className="rounded-lg bg-error-fill px-3 py-2 text-error">
          {shown.reasons.map(({ message }) => (
            <p key={message.en} className="m-0">
              {say(message)}
            </p>
          ))}
        </div>
      )}
      {shown && shown.reasons.length === 0 && (
        <>
          {shown.losses.length > 0 && (
            <section aria-labelledby="handover-losses">
              <h3 id="handover-losses" className="m-0 mb-2 font-semibold text-sm">
                {t("before")}
              </h3>
              <ul className="m-0 flex list-none flex-col gap-2 p-0">
                {shown.losses.map(({ code, message }) => {
                  const consent = consentOf(code);
                  return (
                    <li
                      key={code}
                      className={
                        consent ? "rounded-lg bg-warning-fill px-3 py-2 text-warning" : "rounded-lg bg-raised px-3 py-2"
                      }
                    >
                      {consent ? (
                        <Checkbox
                          label={say(message)}
                          hint={t("agree")}
                          checked={agreed.includes(consent)}
                          onChange={(yes) => {
                            setAgreed([...agreed.filter((one) => one !== consent), ...(yes ? [consent] : [])]);
                            setError(null);
                          }}
                        />
                      ) : (
                        <p className="m-0">{say(message)}</p>
                      )}
                    </li>
                  );
                })}
              </ul>
            </section>
          )}
          <HandoverChanges preview={shown} />
          <TextArea label={t("note")} hint={t("note.hint")} value={note} onChange={setNote} rows={3} />
          <Checkbox
            label={t("follow")}
            hint={t(shown.readers.caller ? "follow.sees" : "follow.hint")}
            checked={follow}
            onChange={setFollows}
          />
        </>
      )}
    </FormDialog>
  );
}
