import type { Event, NewTicket } from "../../blueprints/event.ts";
import type { Mailbox } from "../../blueprints/mailbox.ts";
import type { NewMessage } from "../../blueprints/message.ts";
import { readInForce } from "../definitions/in-force.ts";
import { followedUp } from "../handlers/tickets/followed-up.ts";
import { derivedId, newId } from "../ids.ts";
import { noteMoves } from "../tickets/moves.ts";
import type { MailDesk } from "./mail-desk.ts";
import { keepMailFiles } from "./mail-files.ts";
import { mailboxFor } from "./mailboxes.ts";
import { type Behalf, noteOf, onBehalf } from "./on-behalf.ts";
import { partsOfReply } from "./reply-address.ts";
import { type Speaker, speakerOf } from "./speaker.ts";
import type { Taking } from "./taking.ts";

/** What was made of a mail: on which ticket it stands, or why the desk would not have it. */
export type Made = { readonly ticket: string } | { readonly refused: string };

const NO_SUBJECT = { en: "(no subject)", fr: "(sans objet)" };

/** Brings a mail through the one door, once: the same mail of the same mailbox is the same event. */
export async function take(desk: MailDesk, taking: Taking): Promise<Made> {
  const { identity, mailbox, mail, looked, verdict } = taking;
  const ticket = verdict.outcome === "new" ? derivedId("mail", mailbox.key, identity) : verdict.ticket;
  const behalf = verdict.outcome === "new" ? await onBehalf(desk, looked, mail, mailbox) : null;
  const speaker = behalf ?? (await speakerOf(desk, taking));
  const said: NewMessage = {
    channel: "mail",
    to: [mailbox.address],
    cc: mail.cc.map(({ address }) => address).filter((address) => address !== ""),
    ...speaker.said,
    messageId: mail.messageId,
    inReplyTo: mail.inReplyTo[0] ?? null,
    automatic: looked.circumstances.automatic !== null,
    ...(!behalf && { text: mail.text, ...(mail.html !== null && { html: mail.html }) }),
    attachments: await keepMailFiles(desk, `mailbox:${mailbox.key}`, mail.files),
  };
  const envelope = { ticket, at: desk.clock.now(), actor: speaker.actor };
  const { contact } = speaker;
  const event: Event =
    verdict.outcome === "new"
      ? {
          ...envelope,
          id: newId(),
          type: "ticketSubmitted",
          draft: await draftOf(desk, taking, contact, behalf),
          message: said,
        }
      : { ...envelope, id: newId(), type: "messageReceived", message: said };
  const key = derivedId("mail", mailbox.key, identity);
  const applied = await desk.door.apply({
    event,
    idempotency: { principal: `mailbox:${mailbox.key}`, key, hash: key },
  });
  switch (applied.outcome) {
    case "accepted": {
      noteMoves(desk.store.db, applied.ticket.id, applied.seqFrom, applied.facts);
      if (behalf) await desk.door.apply({ event: noteOf(behalf, applied.ticket.id, key, desk.clock.now()) });
      return { ticket: (await followedUp(desk, applied)).ticket.id };
    }
    case "rejected":
      return { refused: applied.reasons.map(({ message }) => message.en).join(" ") };
    default:
      return { refused: applied.outcome };
  }
}

/** Where somebody wrote to: an address that is no mailbox's is kept as it is, so that rules and reports see it. */
function writtenTo(mailbox: Mailbox, recipient: string): string {
  const address = partsOfReply(recipient).mailbox;
  return mailboxFor([mailbox], address) ? address : mailbox.address;
}

/** What a new ticket starts with: what its address says, and whose it is. */
async function draftOf(
  { store }: MailDesk,
  { row, mailbox, mail }: Taking,
  contact: Speaker["contact"],
  behalf: Behalf | null,
): Promise<NewTicket> {
  const language = contact?.language ?? mailbox.language;
  const { department, product, type, priority, form } = mailbox;
  const subject = behalf?.subject ?? mail.subject;
  // A form that is gone, or of another department, loses no mail.
  const forms = form === undefined ? [] : await readInForce(store.db, "form");
  const fits = forms.some((one) => one.key === form && one.department === department);
  return {
    number: 0,
    subject: subject === "" ? NO_SUBJECT[language.startsWith("fr") ? "fr" : "en"] : subject,
    requester: contact?.id ?? null,
    submitter: behalf?.by ?? contact?.id ?? null,
    department,
    ...(product !== undefined && { product }),
    ...(type !== undefined && { type }),
    ...(priority !== undefined && { priority }),
    ...(form !== undefined && fits && { form }),
    channel: "mail",
    address: writtenTo(mailbox, row.recipient),
    language,
  };
}
