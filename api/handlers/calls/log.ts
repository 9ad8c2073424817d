import type { NewTicket } from "../../../blueprints/event.ts";
import type { NewMessage } from "../../../blueprints/message.ts";
import { reason } from "../../../runtime/reasons.ts";
import { type CallBody, calls } from "../../contract/calls.ts";
import type { Desk } from "../../desk.ts";
import { handles, type Principal } from "../../http/handler.ts";
import { refusalOf } from "../../http/problems.ts";
import { derivedId } from "../../ids.ts";
import { readContact, type WholeContact } from "../../people/contacts.ts";
import { ticketView } from "../../present/ticket.ts";
import { keepContact } from "../contacts/found.ts";
import { followedUp } from "../tickets/followed-up.ts";
import { assertKnown } from "../tickets/references.ts";
import { changed, send, taken } from "../tickets/through.ts";
import { foundTicket } from "../tickets/visible.ts";

const NO_SUBJECT = reason("missing", "/subject", "Say what it is about.", "Dites de quoi il s’agit.");
const NOT_THEIRS = reason(
  "invalid",
  "/ticket",
  "This is not the caller’s ticket.",
  "Ce ticket n’est pas celui de l’appelant.",
);
const NOTHING = reason("missing", "/note", "Write down what was said.", "Notez ce qui a été dit.");

export const logCall = handles(calls.log, async (desk, { principal, body, idempotency }) => {
  const { subject, note, ticket, department = null } = body;
  if (ticket === undefined && subject === "") throw refusalOf([NO_SUBJECT]);
  if (ticket !== undefined && note.trim() === "") throw refusalOf([NOTHING]);
  const of = (part: string): string => derivedId("call", principal.id, idempotency.key, part);
  const attached = ticket === undefined ? null : await theirs(desk, principal, body);
  await assertKnown(desk, { department, ...("contact" in body.caller && { requester: body.caller.contact }) });
  const caller = await callerOf(desk, principal, body, `requester:${of("caller")}`);
  const message: NewMessage = {
    public: true,
    authorKind: "requester",
    author: caller.id,
    channel: "phone",
    text: note,
    attachments: [],
  };
  if (attached !== null) {
    const intent = { type: "messageReceived", message } as const;
    const accepted = taken(await send(desk, { ticket: attached, intent, principal, idempotency }));
    const said = await followedUp(desk, accepted);
    const view = await ticketView(desk, principal, said.ticket, said.version, accepted.at);
    return { status: 201, body: { ticket: view, event: accepted.event }, etag: view.version };
  }
  const draft: NewTicket = {
    number: 0,
    subject,
    description: note,
    requester: caller.id,
    submitter: principal.id,
    department,
    channel: "phone",
    language: caller.language,
  };
  const intent = { type: "ticketSubmitted", draft, ...(note.trim() !== "" && { message }) } as const;
  const accepted = taken(await send(desk, { ticket: of("ticket"), intent, principal, idempotency }));
  return { status: 201, ...(await changed(desk, principal, accepted)) };
});

async function theirs(desk: Desk, principal: Principal, { ticket: id = "", caller }: CallBody): Promise<string> {
  const { ticket } = await foundTicket(desk, principal, id);
  if (!("contact" in caller) || ticket.requester !== caller.contact) throw refusalOf([NOT_THEIRS]);
  return ticket.id;
}

/** Somebody nobody knows becomes a contact: once, however often the call is sent. */
async function callerOf(
  { store }: Desk,
  principal: Principal,
  { caller }: CallBody,
  id: string,
): Promise<Pick<WholeContact, "id" | "language">> {
  const known = await readContact(store.db, "contact" in caller ? caller.contact : id);
  if (known || "contact" in caller) return known ?? { id, language: principal.language };
  const { name, phone } = caller;
  const contact: WholeContact = {
    id,
    name,
    emails: [],
    phones: phone === undefined ? [] : [phone],
    customerNumber: null,
    language: principal.language,
    kind: "customer",
    verified: false,
    organization: null,
  };
  await keepContact(store, contact);
  return contact;
}
