import clsx from "clsx";
import { Plus } from "lucide-react";
import { type RefObject, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { BesideView, TaskView } from "../../../api/contract/beside.ts";
import { client } from "../../data/client.ts";
import { useDirectory } from "../../data/session.ts";
import { useNow } from "../../data/use-now.ts";
import { beside } from "../../i18n/beside.ts";
import { useLanguage, useWords } from "../../i18n/i18n.ts";
import { dateTime, shortTime } from "../../i18n/time.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Combobox } from "../../ui/combobox.tsx";
import { TextField } from "../../ui/field.tsx";
import { toast } from "../../ui/toast.tsx";
import { takeBeside } from "./use-beside.ts";

/** What is to be done for the ticket, by whom and until when: ticked off here. */
export function Tasks({
  ticket,
  tasks,
  editable,
}: {
  readonly ticket: string;
  readonly tasks: BesideView["tasks"];
  readonly editable: boolean;
}) {
  const t = useWords(beside);
  const [adding, setAdding] = useState(false);
  const add = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const left = tasks.filter(({ done }) => done === null).length;
  const close = () => {
    // Whoever went on elsewhere meanwhile stays there.
    const inside = form.current?.contains(document.activeElement) ?? false;
    flushSync(() => setAdding(false));
    if (inside) add.current?.focus();
  };
  return (
    <section aria-labelledby="tasks" className="border-t border-separator p-4">
      <div className="mb-2 flex items-baseline justify-between gap-2">
        <h2 id="tasks" className="m-0 font-semibold text-sm">
          {t("tasks")}
        </h2>
        {left > 0 && <span className="text-soft text-xs">{t("tasks.left", { count: left })}</span>}
      </div>
      {tasks.length === 0 && !adding && <p className="m-0 mb-2 text-soft">{t("tasks.none")}</p>}
      {tasks.length > 0 && (
        <ul className="m-0 mb-2 flex list-none flex-col gap-2 p-0">
          {tasks.map((task) => (
            <Task key={task.id} ticket={ticket} task={task} />
          ))}
        </ul>
      )}
      {adding && <NewTask ticket={ticket} form={form} onClose={close} />}
      {editable && !adding && (
        <Button ref={add} size="s" icon={Plus} onClick={() => setAdding(true)}>
          {t("task.add")}
        </Button>
      )}
    </section>
  );
}

function Task({ ticket, task }: { readonly ticket: string; readonly task: TaskView }) {
  const t = useWords(beside);
  const language = useLanguage();
  const now = useNow();
  /** What was pressed, until the desk has answered. */
  const [wanted, setWanted] = useState<boolean | null>(null);
  const { title, to, dueAt, done } = task;
  const [seen, setSeen] = useState(done !== null);
  if (seen !== (done !== null)) {
    setSeen(done !== null);
    setWanted(null);
  }
  const late = done === null && dueAt !== null && dueAt < now;
  const tick = async (checked: boolean) => {
    if (wanted !== null) return;
    setWanted(checked);
    const answer = await client.beside.tickTask({ params: { id: ticket, task: task.id }, body: { done: checked } });
    if (answer.ok) return takeBeside(ticket, answer.body);
    setWanted(null);
    toast(answer.problem.errors[0]?.message ?? answer.problem.detail, { tone: "error" });
  };
  return (
    <li>
      <Checkbox
        checked={wanted ?? done !== null}
        onChange={(checked) => void tick(checked)}
        label={<span className={clsx("break-words", done && "text-soft line-through")}>{title}</span>}
        hint={
          done ? (
            t("task.done", { name: done.by.name, when: shortTime(done.at, language) })
          ) : (
            <>
              {to ? t("task.for", { name: to.name }) : t("task.forOwner")}
              {dueAt !== null && (
                <span className={clsx(late && "font-medium text-error")} title={dateTime(dueAt, language)}>
                  {" · "}
                  {t(late ? "task.late" : "task.dueAt", { when: dateTime(dueAt, language) })}
                </span>
              )}
            </>
          )
        }
      />
    </li>
  );
}

function NewTask({
  ticket,
  form,
  onClose,
}: {
  readonly ticket: string;
  readonly form: RefObject<HTMLFormElement | null>;
  readonly onClose: () => void;
}) {
  const t = useWords(beside);
  const directory = useDirectory().data;
  const [title, setTitle] = useState("");
  const [to, setTo] = useState<string | null>(null);
  const [due, setDue] = useState("");
  const [error, setError] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const people = (directory?.people ?? [])
    .filter(({ active }) => active)
    .map(({ id, name }) => ({ value: id, label: name }));
  const groups = (directory?.groups ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const save = async () => {
    const at = new Date(due).getTime();
    setBusy(true);
    const answer = await client.beside.addTask({
      params: { id: ticket },
      body: { title, to, dueAt: Number.isNaN(at) ? null : at },
      idempotencyKey: key,
    });
    setBusy(false);
    if (!answer.ok) {
      setError(answer.problem.errors[0]?.message ?? answer.problem.detail);
      return;
    }
    takeBeside(ticket, answer.body);
    onClose();
  };
  return (
    <form
      ref={form}
      className="flex flex-col gap-2 rounded-lg bg-raised p-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        onClose();
      }}
    >
      <TextField label={t("task.title")} value={title} onChange={setTitle} error={error} required autoFocus />
      <Combobox
        label={t("task.to")}
        placeholder={t("task.owner")}
        options={[...people, ...groups]}
        value={to}
        onChange={setTo}
      />
      <TextField label={t("task.due")} type="datetime-local" value={due} onChange={setDue} />
      <div className="flex justify-end gap-2">
        <Button size="s" variant="ghost" onClick={onClose}>
          {t("task.cancel")}
        </Button>
        <Button size="s" variant="primary" type="submit" busy={busy}>
          {t("task.save")}
        </Button>
      </div>
    </form>
  );
}
