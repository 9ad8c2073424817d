import type { Event, NewTicket } from "../../blueprints/event.ts";
import type { Mailbox } from "../../blueprints/mailbox.ts";
import type { NewMessage } from "../../blueprints/message.ts";
import { type Actor, SYSTEM } from "../../blueprints/people.ts";
import { followedUp } from "../handlers/tickets/followed-up.ts";
import { derivedId, newId } from "../ids.ts";
import { requesterActor } from "../people/actor.ts";
import { noteMoves } from "../tickets/moves.ts";
import type { MailIn } from "./arrivals.ts";
import type { Looked } from "./circumstances.ts";
import type { MailDesk } from "./mail-desk.ts";
import { keepMailFiles } from "./mail-files.ts";
import type { ParsedMail } from "./parsed-mail.ts";
import { requesterOf } from "./requester.ts";
import type { Verdict } from "./understand.ts";

/** What was made of a mail: on which ticket it stands, or why the desk would not have it. */
export type Made = { readonly ticket: string } | { readonly refused: string };

export interface Taking {
  readonly row: MailIn;
  readonly identity: string;
  readonly mailbox: Mailbox;
  readonly mail: ParsedMail;
  readonly looked: Looked;
  readonly verdict: Extract<Verdict, { readonly outcome: "new" | "reply" }>;
}

const NO_SUBJECT = { en: "(no subject)", fr: "(sans objet)" };

/** Brings a mail through the one door, once: the same mail of the same mailbox is the same event. */
export async function take(desk: MailDesk, taking: Taking): Promise<Made> {
  const { row, identity, mailbox, mail, looked, verdict } = taking;
  const ticket = verdict.outcome === "new" ? derivedId("mail", mailbox.key, identity) : verdict.ticket;
  const aside = verdict.outcome === "reply" && verdict.as === "machine";
  const contact =
    aside || looked.from === null ? null : await requesterOf(desk.store, looked.from, looked.contact, mailbox.language);
  const actor: Actor = contact ? requesterActor(contact.id) : SYSTEM;
  const said: NewMessage = {
    public: !aside,
    authorKind: aside ? "machine" : verdict.outcome === "reply" && verdict.as === "cc" ? "cc" : "requester",
    author: actor.id,
    channel: "mail",
    from: looked.from ? written(looked.from) : row.sender,
    to: [mailbox.address],
    cc: mail.cc.map(({ address }) => address).filter((address) => address !== ""),
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo[0] ?? null,
    automatic: looked.circumstances.automatic !== null,
    text: mail.text,
    ...(mail.html !== null && { html: mail.html }),
    attachments: await keepMailFiles(desk, `mailbox:${mailbox.key}`, mail.files),
  };
  const envelope = { id: newId(), ticket, at: desk.clock.now(), actor };
  const event: Event =
    verdict.outcome === "new"
      ? { ...envelope, type: "ticketSubmitted", draft: draftOf(taking, contact), message: said }
      : { ...envelope, type: "messageReceived", message: said };
  const key = derivedId("mail", mailbox.key, identity);
  const applied = await desk.door.apply({
    event,
    idempotency: { principal: `mailbox:${mailbox.key}`, key, hash: key },
  });
  switch (applied.outcome) {
    case "accepted": {
      noteMoves(desk.store.db, applied.ticket.id, applied.seqFrom, applied.facts);
      return { ticket: (await followedUp(desk, applied)).ticket.id };
    }
    case "rejected":
      return { refused: applied.reasons.map(({ message }) => message.en).join(" ") };
    default:
      return { refused: applied.outcome };
  }
}

function draftOf(
  { mailbox, mail }: Taking,
  contact: { readonly id: string; readonly language: string } | null,
): NewTicket {
  const language = contact?.language ?? mailbox.language;
  const { department, product, type } = mailbox;
  return {
    number: 0,
    subject: mail.subject === "" ? NO_SUBJECT[language.startsWith("fr") ? "fr" : "en"] : mail.subject,
    requester: contact?.id ?? null,
    submitter: contact?.id ?? null,
    department,
    ...(product !== undefined && { product }),
    ...(type !== undefined && { type }),
    channel: "mail",
    address: mailbox.address,
    language,
  };
}

const written = ({ name, address }: { readonly name: string; readonly address: string }): string =>
  name === "" ? address : `${name} <${address}>`;
