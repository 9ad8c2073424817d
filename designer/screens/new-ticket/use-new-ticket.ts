import { useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { FormView } from "../../../api/contract/forms.ts";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import type { Json } from "../../../blueprints/json.ts";
import type { Text } from "../../../blueprints/text.ts";
import { client } from "../../data/client.ts";
import { dropDraft, readDraft, writeDraft } from "../../data/local-draft.ts";
import { keys, queries } from "../../data/queries.ts";
import { useNow } from "../../data/use-now.ts";
import { useTrees } from "../../fields/use-trees.ts";
import { askedFields, useForms } from "../../forms/use-forms.ts";
import { ask } from "../../i18n/ask.ts";
import { language, useSay, useWords } from "../../i18n/i18n.ts";
import type { Missing } from "../../ui/error-summary.tsx";
import { useFields } from "../ticket/attributes.ts";
import { filesOf } from "../ticket/files-of.ts";

/** A type, not an interface, so that it is JSON for the store. */
export type Draft = {
  readonly subject: string;
  /** Key of the form; {@link OTHER}: none of them fits. */
  readonly form: string;
  readonly department: string;
  readonly description: string;
  readonly requester: string | null;
  readonly type: string;
  readonly priority: string;
  readonly fields: { readonly [key: string]: Json };
  /** Files that are attached; null: none. */
  readonly attachments: Json;
};

/** A requester's question for which there is no form. No key of a form reads so. */
export const OTHER = "-";

const EMPTY: Draft = {
  subject: "",
  form: "",
  department: "",
  description: "",
  requester: null,
  type: "",
  priority: "",
  fields: {},
  attachments: null,
};

const NO_FORMS: readonly FormView[] = [];

/** The form for a new ticket, an agent's or a requester's. What is typed survives a closed browser. */
export function useNewTicket(owner: string, forDesk: boolean) {
  const t = useWords(ask);
  const say = useSay();
  const field = useFields();
  const now = useNow();
  const trees = useTrees();
  const all = useForms();
  const page = useId();
  const summary = useRef<HTMLDivElement>(null);
  const store = `${owner}.new-ticket`;
  const [draft, setDraft] = useState<Draft>(() => ({ ...EMPTY, ...readDraft<Draft>(store)?.value }));
  const [missing, setMissing] = useState<readonly Missing[]>([]);
  const [pointed, setPointed] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const forms = all.data ?? NO_FORMS;
  const form = forms.find((one) => one.key === draft.form);
  const asked = askedFields(form, draft.fields, now, trees, pointed);
  const idOf = (name: string): string => `${page}-${name}`;
  const set = (changes: Partial<Draft>) => {
    const next = { ...draft, ...changes };
    setDraft(next);
    writeDraft(store, next);
  };
  /** A form belongs to a department: choosing one chooses both. */
  const choose = (chosen: string) =>
    set({ form: chosen, department: forms.find((one) => one.key === chosen)?.department.id ?? "" });
  const check = (): Missing[] => {
    const list: Missing[] = [];
    if (!forDesk && forms.length > 0 && !form && draft.form !== OTHER)
      list.push({ id: idOf("form"), text: t("enterForm") });
    else if (!draft.department) list.push({ id: idOf("department"), text: t("enterDepartment") });
    if (!draft.subject.trim()) list.push({ id: idOf("subject"), text: t("enterSubject") });
    // An agent writes down what the caller knows; the process asks for the rest.
    if (!forDesk)
      for (const { key: name, required } of asked)
        if (required && (draft.fields[name] ?? null) === null)
          list.push({ id: idOf(name), text: t("enterField", { name: say(field(name).name as Text) }) });
    if (!draft.description.trim() && !forDesk) list.push({ id: idOf("description"), text: t("enterDescription") });
    return list;
  };
  const refuse = (list: readonly Missing[]): null => {
    flushSync(() => setMissing(list));
    summary.current?.focus();
    return null;
  };
  const send = async (): Promise<TicketView | null> => {
    if (busy) return null;
    const list = check();
    if (list.length > 0) return refuse(list);
    setBusy(true);
    const attached = filesOf(draft.attachments);
    const { requester, type, priority, description, department, subject } = draft;
    const fields = Object.fromEntries(
      Object.entries(draft.fields).filter(([name, value]) => asked.some((one) => one.key === name) && value !== null),
    );
    const answer = await client.tickets.create({
      body: {
        subject: subject.trim(),
        department,
        ...(form && { form: form.key }),
        ...(description.trim() && { description }),
        ...(attached.length > 0 && { attachments: attached.map(({ id }) => ({ id })) }),
        ...(Object.keys(fields).length > 0 && { fields }),
        ...(forDesk
          ? { ...(requester && { requester }), ...(type && { type }), ...(isPriority(priority) && { priority }) }
          : { language: language() }),
      },
      idempotencyKey: key,
    });
    setBusy(false);
    if (!answer.ok) {
      if (answer.status !== 0 && answer.status < 500) setKey(crypto.randomUUID());
      const { errors, detail, title } = answer.problem;
      const last = (pointer: string): string => pointer.split("/").at(-1) ?? "";
      setPointed(new Set(errors.map(({ pointer }) => last(pointer))));
      return refuse(
        errors.length > 0
          ? errors.map((each) => ({ id: idOf(last(each.pointer)), text: each.message }))
          : [{ id: null, text: detail || title }],
      );
    }
    dropDraft(store);
    void queries.invalidateQueries({ queryKey: keys.lists });
    return answer.body.ticket;
  };
  const errorOf = (name: string): string | undefined => missing.find((each) => each.id === idOf(name))?.text;
  return { draft, set, choose, send, busy, missing, errorOf, idOf, forms, form, all, asked, field, summary };
}

const isPriority = (value: string): value is "low" | "normal" | "high" | "urgent" =>
  ["low", "normal", "high", "urgent"].includes(value);
