import { useState } from "react";
import type { TicketView } from "../../../api/contract/ticket-views.ts";
import type { TicketChanges } from "../../../blueprints/event.ts";
import type { Json } from "../../../blueprints/json.ts";
import { bodyOf, client } from "../../data/client.ts";
import { keys, queries } from "../../data/queries.ts";
import { fieldValueOf, isAttribute } from "./attributes.ts";
import { takeTicket } from "./use-ticket.ts";

export interface Conflict {
  readonly key: string;
  readonly mine: Json;
  readonly theirs: Json;
}

/** What a key of the details changes in a ticket. */
export function changesOf(key: string, value: Json): TicketChanges {
  // Attributes are checked by the server, which knows the type of each; here they travel as they were chosen.
  const change =
    isAttribute(key) || ["assignee", "group", "department", "requester", "tags"].includes(key)
      ? { [key]: value }
      : { fields: { [key]: value } };
  return change as TicketChanges;
}

const PEOPLE = ["assignee", "group", "department", "requester"] as const;

/** The present value of a key of the details, as a change would write it. */
export function presentOf(ticket: TicketView, key: string): Json {
  const person = PEOPLE.find((one) => one === key);
  if (person) return ticket[person]?.id ?? null;
  if (key === "tags") return ticket.tags;
  return fieldValueOf({ ...ticket }, key);
}
const same = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);

/**
 * Saves one value of the details with the version that was seen. When the ticket changed meanwhile: a value that nobody
 * else touched is saved on the new version, else both are shown and the person chooses.
 */
export function useEdit(ticket: TicketView) {
  const [errors, setErrors] = useState<{ readonly [key: string]: string }>({});
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [busy, setBusy] = useState<string | null>(null);

  const save = async (key: string, value: Json, seen: TicketView = ticket): Promise<void> => {
    if (same(value, presentOf(seen, key))) return;
    setBusy(key);
    setErrors(({ [key]: _, ...rest }) => rest);
    const answer = await client.tickets.change({
      params: { id: ticket.id },
      body: changesOf(key, value) as never,
      ifMatch: seen.version,
    });
    setBusy(null);
    if (answer.ok) return takeTicket(answer.body.ticket);
    if (answer.status !== 412) {
      const { errors: list, detail, title } = answer.problem;
      setErrors((now) => ({ ...now, [key]: list[0]?.message ?? (detail || title) }));
      return;
    }
    const fresh = bodyOf(await client.tickets.read({ params: { id: ticket.id } }));
    queries.setQueryData(keys.ticket(ticket.id), fresh);
    const theirs = presentOf(fresh, key);
    if (same(theirs, presentOf(seen, key))) return save(key, value, fresh);
    setConflict({ key, mine: value, theirs });
  };
  const settle = (keepMine: boolean) => {
    if (conflict && keepMine) void save(conflict.key, conflict.mine);
    setConflict(null);
  };
  return { save, errors, busy, conflict, settle };
}
