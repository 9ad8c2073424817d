import type { NewMessage } from "../../blueprints/message.ts";
import { type Actor, SYSTEM } from "../../blueprints/people.ts";
import { threadOf } from "../../runtime/third-party/threads.ts";
import { actorOf, requesterActor } from "../people/actor.ts";
import { type Contact, readContact } from "../people/contacts.ts";
import { foldEmail, readPersonByEmail } from "../people/people.ts";
import { readTicket } from "../tickets/queries.ts";
import type { MailDesk } from "./mail-desk.ts";
import type { MailPerson, ParsedMail } from "./parsed-mail.ts";
import { requesterOf } from "./requester.ts";
import type { Taking } from "./taking.ts";

/** As whom a mail speaks on its ticket. */
export interface Speaker {
  readonly actor: Actor;
  readonly contact: Pick<Contact, "id" | "language"> | null;
  readonly said: Pick<NewMessage, "public" | "authorKind" | "text"> & Partial<NewMessage>;
}

export const written = ({ name, address }: MailPerson): string => (name === "" ? address : `${name} <${address}>`);

/** A requester or somebody in copy in public, unless they drop the requester, a colleague likewise, a third party in its thread, a machine to the desk alone. */
export async function speakerOf(desk: MailDesk, { row, mailbox, mail, looked, verdict }: Taking): Promise<Speaker> {
  const from = looked.from ? written(looked.from) : row.sender;
  const { text } = mail;
  if (verdict.outcome === "reply" && verdict.thread !== undefined)
    return inThread(desk, verdict.ticket, verdict.thread, { from, text });
  if (looked.from === null || (verdict.outcome === "reply" && verdict.as === "machine"))
    return {
      actor: SYSTEM,
      contact: null,
      said: { public: false, authorKind: "machine", author: SYSTEM.id, from, text },
    };
  if (verdict.outcome === "reply" && verdict.as === "colleague")
    return ofColleague(desk, verdict.ticket, mail, { from, text, address: looked.from.address });
  const contact = await requesterOf(desk.store, looked.from, looked.contact, mailbox.language);
  if (verdict.outcome === "reply" && verdict.as === "cc") {
    const author = { authorKind: "cc", author: contact.id, from, text } as const;
    // Who drops the requester says it to the desk: the desk keeps it so.
    if (!(await readersOf(desk, verdict.ticket, mail)).requester)
      return { actor: SYSTEM, contact, said: { ...author, public: false } };
    return { actor: requesterActor(contact.id), contact, said: { ...author, public: true } };
  }
  return {
    actor: requesterActor(contact.id),
    contact,
    said: { public: true, authorKind: "requester", author: contact.id, from, text },
  };
}

/** Whether the requester has got a mail as well, and who in copy has not. */
async function readersOf(
  { store, statements }: MailDesk,
  id: string,
  { to, cc }: Pick<ParsedMail, "to" | "cc">,
): Promise<{ readonly requester: boolean; readonly missed: readonly string[] }> {
  const found = await readTicket(store.db, id, statements);
  const requester = found?.ticket.requester ? await readContact(store.db, found.ticket.requester) : undefined;
  const had = new Set([...to, ...cc].map(({ address }) => foldEmail(address)));
  return {
    requester: requester?.emails.some((one) => had.has(foldEmail(one))) ?? false,
    missed: (found?.ticket.ccs ?? []).filter((one) => !had.has(foldEmail(one))),
  };
}

/** Somebody of the desk answers by mail: for everybody where the requester has it as well, else as a note. It is sent to nobody twice. */
async function ofColleague(
  desk: MailDesk,
  ticket: string,
  mail: ParsedMail,
  { from, text, address }: { readonly from: string; readonly text: string; readonly address: string },
): Promise<Speaker> {
  const person = await readPersonByEmail(desk.store.db, address);
  if (!person) throw new Error("The person of the desk is not there.");
  const { requester, missed } = await readersOf(desk, ticket, mail);
  const author = { authorKind: "agent", author: person.key, from, text } as const;
  const said = requester
    ? { ...author, public: true, to: missed, cc: [] }
    : { ...author, public: false, to: [], cc: [] };
  return { actor: actorOf(person), contact: null, said };
}

/** What the page behind the link does: nobody but the desk and the third party reads it. */
async function inThread(
  { store, statements }: MailDesk,
  ticket: string,
  thread: string,
  { from, text }: { readonly from: string; readonly text: string },
): Promise<Speaker> {
  const found = await readTicket(store.db, ticket, statements);
  const party = found && threadOf(found.ticket, thread);
  if (!party) throw new Error("The private thread is not there.");
  const nobody = { kind: "thirdParty", groups: [], roles: [], departments: [], rights: [] } as const;
  const actor: Actor = { ...nobody, id: party.contact ?? party.address };
  return {
    actor,
    contact: null,
    said: { public: false, authorKind: "thirdParty", author: actor.id, thread, from, text },
  };
}
