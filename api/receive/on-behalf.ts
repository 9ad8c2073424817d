import type { Event } from "../../blueprints/event.ts";
import type { Mailbox } from "../../blueprints/mailbox.ts";
import { SYSTEM } from "../../blueprints/people.ts";
import { type ForwardedMail, forwardedMail } from "../../runtime/mail/forwarded.ts";
import { derivedId } from "../ids.ts";
import { requesterActor } from "../people/actor.ts";
import { readPersonByEmail } from "../people/people.ts";
import { contactBy, type Looked } from "./circumstances.ts";
import type { MailDesk } from "./mail-desk.ts";
import type { ParsedMail } from "./parsed-mail.ts";
import { partsOfReply } from "./reply-address.ts";
import { requesterOf } from "./requester.ts";
import { type Speaker, written } from "./speaker.ts";

/** Somebody of the desk has handed a mail on: its inner sender asks, and who handed it on stands as who opened the ticket. */
export interface Behalf extends Speaker {
  /** Key of the person of the desk. */
  readonly by: string;
  readonly subject: string;
  /** What the desk reads of it, and nobody else. */
  readonly note: string;
}

const NOTE = {
  en: (name: string, from: string) => `${name} forwarded this mail of ${from} to the desk.`,
  fr: (name: string, from: string) => `${name} a transféré cet e-mail de ${from} au service.`,
};

/** Only of colleagues who are known for certain, since they have been judged before; the inner sender is nobody of the desk. */
export async function onBehalf(
  desk: MailDesk,
  { from, circumstances }: Looked,
  mail: ParsedMail,
  mailbox: Mailbox,
): Promise<Behalf | null> {
  if (!circumstances.colleague || circumstances.automatic !== null || from === null) return null;
  const inner = forwardedMail(mail.subject, mail.text) ?? asFile(mail);
  if (!inner || partsOfReply(inner.from.address).mailbox === mailbox.address) return null;
  const { db } = desk.store;
  const [by, within] = [await readPersonByEmail(db, from.address), await readPersonByEmail(db, inner.from.address)];
  if (!by || within) return null;
  const contact = await requesterOf(desk.store, inner.from, await contactBy(db, inner.from.address), mailbox.language);
  const sender = written(inner.from);
  const about = NOTE[mailbox.language](by.name, sender);
  return {
    ...{ by: by.key, subject: inner.subject, contact, actor: requesterActor(contact.id) },
    said: { public: true, authorKind: "requester", author: contact.id, from: sender, text: inner.text },
    note: inner.comment === "" ? about : `${about}\n\n${inner.comment}`,
  };
}

const ADDRESS = /^[^\s@<>(),;:"\\[\]\p{Cc}]{1,64}@[^\s@<>(),;:"\\[\]\p{Cc}]+\.[^\s@<>(),;:"\\[\]\p{Cc}]+$/u;

/** A mail that is handed on as a file says itself who wrote it; what stands beside it is the colleague's word. */
function asFile({ enclosed, subject, text }: ParsedMail): ForwardedMail | null {
  if (enclosed === null || !ADDRESS.test(enclosed.from.address)) return null;
  const { name, address } = enclosed.from;
  const said = enclosed.text === "" ? enclosed.subject : enclosed.text;
  if (said === "") return null;
  return {
    from: { name: name.includes("@") ? "" : name, address: address.toLowerCase() },
    subject: enclosed.subject || subject,
    text: said,
    comment: text,
  };
}

/** The note beside the ticket; the same mail leaves it once. */
export const noteOf = ({ note }: Behalf, ticket: string, mail: string, at: number): Event => ({
  ...{ id: derivedId("forwarded", mail), ticket, at, actor: SYSTEM, type: "messageReceived" },
  message: { public: false, authorKind: "machine", automatic: true, channel: "mail", text: note },
});
