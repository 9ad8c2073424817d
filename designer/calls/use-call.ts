import { useState } from "react";
import type { CallBody, Caller } from "../../api/contract/calls.ts";
import type { TicketView } from "../../api/contract/ticket-views.ts";
import { client } from "../data/client.ts";
import { dropDraft, readDraft, writeDraft } from "../data/local-draft.ts";
import { keys, queries } from "../data/queries.ts";
import { calls } from "../i18n/calls.ts";
import { useWords } from "../i18n/i18n.ts";

/** What is typed of a call; a type, not an interface, so that it is JSON for the store. */
export type CallDraft = {
  /** Of a caller nobody knows. */
  readonly name: string;
  readonly phone: string;
  readonly subject: string;
  readonly note: string;
  readonly department: string;
};

/** Who calls: somebody the desk knows, somebody new, or nobody yet. */
export type Who = Caller | "new" | null;

export interface CallFaults {
  readonly who?: string;
  readonly name?: string;
  readonly phone?: string;
  readonly subject?: string;
  readonly note?: string;
  readonly all?: string;
}

/** A call that is being written down; what is typed survives a closed dialog and a closed browser. */
export function useCall(owner: string, department: string) {
  const t = useWords(calls);
  const store = `${owner}.call`;
  const [draft, setDraft] = useState<CallDraft>(() => ({
    name: "",
    phone: "",
    subject: "",
    note: "",
    department,
    ...readDraft<CallDraft>(store)?.value,
  }));
  const [who, setWho] = useState<Who>(null);
  const [ticket, setTicket] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [key, setKey] = useState(() => crypto.randomUUID());
  const [faults, setFaults] = useState<CallFaults>({});
  const set = (changes: Partial<CallDraft>) => {
    const next = { ...draft, ...changes };
    setDraft(next);
    writeDraft(store, next);
  };
  const choose = (next: Who) => {
    setWho(next);
    // Who was found by the number of a ticket calls about that one.
    setTicket(next !== null && next !== "new" ? next.named : null);
    setFaults({});
  };
  const send = async (): Promise<TicketView | null> => {
    if (busy) return null;
    if (who === null) return refuse({ who: t("noCaller") });
    if (who === "new" && draft.name.trim() === "") return refuse({ name: t("noName") });
    setBusy(true);
    const answer = await client.calls.log({ body: bodyOfCall(draft, who, ticket), idempotencyKey: key });
    setBusy(false);
    if (answer.ok) {
      dropDraft(store);
      void queries.invalidateQueries({ queryKey: keys.lists });
      void queries.invalidateQueries({ queryKey: keys.ticket(answer.body.ticket.id) });
      return answer.body.ticket;
    }
    const { status, problem } = answer;
    if (status !== 0 && status < 500) setKey(crypto.randomUUID());
    const at = (pointer: string) => problem.errors.find((one) => one.pointer.startsWith(pointer))?.message;
    const [subject, note, phone] = [at("/subject"), at("/note"), at("/phones") ?? at("/caller")];
    const known = { ...(subject && { subject }), ...(note && { note }), ...(phone && { phone }) };
    const all = problem.errors[0]?.message ?? (problem.detail || problem.title);
    return refuse(Object.keys(known).length > 0 ? known : { all });
  };
  const refuse = (found: CallFaults): null => {
    setFaults(found);
    return null;
  };
  return { draft, set, who, choose, ticket, setTicket, faults, busy, send };
}

function bodyOfCall(draft: CallDraft, who: Caller | "new", ticket: string | null): CallBody {
  const phone = draft.phone.trim();
  return {
    caller: who === "new" ? { name: draft.name.trim(), ...(phone && { phone }) } : { contact: who.id },
    subject: ticket === null ? draft.subject : "",
    note: draft.note,
    ...(ticket !== null && { ticket }),
    ...(ticket === null && { department: draft.department || null }),
  };
}
