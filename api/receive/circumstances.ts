import type { Kysely } from "kysely";
import type { Mailbox } from "../../blueprints/mailbox.ts";
import type { ThirdParty, Ticket } from "../../blueprints/ticket.ts";
import { identitiesOf, likenessesOf, readMatching } from "../contacts/matching.ts";
import type { Statements } from "../db/statements.ts";
import type { Tables } from "../db/tables.ts";
import { referencesIn } from "../effects/references.ts";
import { type Contact, contactOf, readContact } from "../people/contacts.ts";
import { foldEmail, readPersonByEmail } from "../people/people.ts";
import { readTicket } from "../tickets/queries.ts";
import { type Authentication, authenticationOf } from "./authentication.ts";
import { automaticKind } from "./automatic-mail.ts";
import { readMailboxes } from "./mailboxes.ts";
import type { MailPerson, ParsedMail } from "./parsed-mail.ts";
import { isOfThread, isOurs, partsOfReply } from "./reply-address.ts";
import { senderOf } from "./sender.ts";
import type { Answered, Circumstances, Standing } from "./understand.ts";

type Db = Kysely<Tables>;

/** What looking needs of a desk; it writes nothing. */
export interface Looking {
  readonly db: Db;
  readonly statements: Statements;
  readonly secret: string;
  /** Whose findings about senders are believed; null: nobody's. */
  readonly trusted: string | null;
  /** Addresses of the desk besides its mailboxes. */
  readonly ownAddresses: readonly string[];
  readonly now: number;
}

/** A mail with what its envelope said. */
export interface Delivered {
  readonly mail: ParsedMail;
  readonly sender: string;
  readonly recipient: string;
}

/** A mail as it was looked at. */
export interface Looked {
  readonly from: MailPerson | null;
  /** Who that is, if the desk knows them. */
  readonly contact: Contact | null;
  readonly circumstances: Circumstances;
}

const WINDOW_MS = 600_000;

/** Everything that a mail is judged by, as the desk stands now. */
export async function look(looking: Looking, { mail, sender, recipient }: Delivered): Promise<Looked> {
  const { db, trusted } = looking;
  const from = senderOf(mail);
  const contact = from && (await contactBy(db, from.address));
  const authentication: Authentication = authenticationOf(mail, trusted);
  const bySign = await answeredBySign(looking, recipient, from, contact);
  const answered = await referencedTicket(db, mail, from);
  const byReference = answered === null ? null : await answeredBy(looking, answered, from, contact);
  const byNumber = await numberedTicket(looking, mail, from, contact);
  const sure = bySign === "forged" ? null : bySign;
  const onTicket = sure?.ticket ?? byReference?.ticket ?? null;
  const automatic = automaticKind(mail, sender);
  const circumstances: Circumstances = {
    sender: from !== null,
    own: from !== null && (await isOwn(looking, from.address)),
    colleague: from !== null && (await readPersonByEmail(db, from.address))?.active === true,
    authentication,
    automatic,
    bySign,
    byReference,
    byNumber,
    bounced: mail.bounce !== null || automatic === "bounce" ? await ticketOfSent(db, cameBack(mail)) : null,
    recent: await recentOf(looking, from, onTicket),
  };
  return { from, contact, circumstances };
}

/** What a mail that came back was: as its report says, else what a server without reports refers to. */
const cameBack = ({ bounce, inReplyTo, references }: ParsedMail): readonly string[] =>
  bounce && bounce.of.length > 0 ? bounce.of : [...inReplyTo, ...references.toReversed()].slice(0, 20);

/** Somebody known by this address, or by what it is a subaddress of. */
export async function contactBy(db: Db, address: string): Promise<Contact | null> {
  const matching = await readMatching(db);
  const reached = { emails: [address] };
  for (const { kind, value } of [...identitiesOf(matching, reached), ...likenessesOf(matching, reached)]) {
    const row = await db
      .selectFrom("contact")
      .innerJoin("contact_identity", "contact_identity.contact", "contact.id")
      .selectAll("contact")
      .where("contact_identity.kind", "=", kind)
      .where("contact_identity.value", "=", value)
      .executeTakeFirst();
    if (row) return row.merged_into === null ? contactOf(row) : ((await readContact(db, row.merged_into)) ?? null);
  }
  return null;
}

const isOwn = async ({ db, ownAddresses }: Looking, address: string): Promise<boolean> => {
  const { mailbox } = partsOfReply(address);
  return ownAddresses.some((one) => foldEmail(one) === mailbox) || (await mailboxAt(db, mailbox)) !== undefined;
};

const mailboxAt = async (db: Db, address: string): Promise<Mailbox | undefined> =>
  (await readMailboxes(db)).find((one) => one.address === address);

/** Everybody who may have been sent our sign of a ticket. */
async function readersOf(db: Db, { requester, ccs }: Ticket, more: readonly string[]): Promise<readonly string[]> {
  const contact = requester === null ? undefined : await readContact(db, requester);
  return [...new Set([...(contact?.emails ?? []), ...ccs, ...more].map(foldEmail))];
}

function standingOf({ requester, ccs }: Ticket, from: MailPerson | null, contact: Contact | null): Standing | null {
  if (contact && requester === contact.id) return "requester";
  const own = [...(from ? [from.address] : []), ...(contact?.emails ?? [])].map(foldEmail);
  return ccs.some((cc) => own.includes(foldEmail(cc)) || cc === contact?.id) ? "cc" : null;
}

async function answeredBySign(
  { db, statements, secret }: Looking,
  recipient: string,
  from: MailPerson | null,
  contact: Contact | null,
): Promise<Answered | "forged" | null> {
  const { sign } = partsOfReply(recipient);
  if (!sign) return null;
  const found = await readTicket(db, String(sign.number), statements);
  if (!found) return "forged";
  const { ticket } = found;
  const thread = ticket.thirdParties?.find((one) =>
    isOfThread(secret, sign, ticket.id, foldEmail(one.address), one.id),
  );
  if (thread)
    return { ticket: ticket.id, standing: null, thread: thread.id, ...(!isParty(thread, from) && { stranger: true }) };
  const readers = await readersOf(db, ticket, [...(from ? [from.address] : []), ...(contact?.emails ?? [])]);
  if (!isOurs(secret, ticket.id, sign, readers)) return "forged";
  return { ticket: ticket.id, standing: standingOf(ticket, from, contact) };
}

async function answeredBy(
  { db, statements }: Looking,
  id: string,
  from: MailPerson | null,
  contact: Contact | null,
): Promise<Answered | null> {
  const found = await readTicket(db, id, statements);
  if (!found) return null;
  const standing = standingOf(found.ticket, from, contact);
  const threads = (found.ticket.thirdParties ?? []).filter((one) => isParty(one, from));
  const [thread] = threads;
  // Who stands on the ticket answers there; a third party that has two threads does not say which of them it means.
  return { ticket: id, standing, ...(standing === null && thread && threads.length === 1 && { thread: thread.id }) };
}

const isParty = ({ address }: ThirdParty, from: MailPerson | null): boolean =>
  from !== null && foldEmail(address) === foldEmail(from.address);

/** The ticket of a mail that we sent, or of one that this very sender wrote before. */
async function referencedTicket(db: Db, mail: ParsedMail, from: MailPerson | null): Promise<string | null> {
  const ids = [...mail.inReplyTo, ...mail.references.toReversed()].slice(0, 20);
  if (ids.length === 0) return null;
  const sent = await ticketOfSent(db, ids);
  if (sent !== null || from === null) return sent;
  const own = await db
    .selectFrom("mail_in")
    .select("ticket")
    .where("message_id", "in", ids)
    .where("from_address", "=", from.address)
    .where("status", "=", "taken")
    .where("ticket", "is not", null)
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();
  return own?.ticket ?? null;
}

async function ticketOfSent(db: Db, messageIds: readonly string[]): Promise<string | null> {
  const references = referencesIn(messageIds);
  if (references.length === 0) return null;
  const row = await db
    .selectFrom("mail_log")
    .select("ticket")
    .where("reference", "in", [...references])
    .where("ticket", "is not", null)
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.ticket ?? null;
}

/** `[#1042]`, `(#1042)` or `#1042` in the subject. */
async function numberedTicket(
  looking: Looking,
  { subject }: ParsedMail,
  from: MailPerson | null,
  contact: Contact | null,
): Promise<Answered | null> {
  const number = /(?:^|[\s[(])#(\d{1,12})(?=$|[\s\]).,:;])/.exec(subject)?.[1];
  if (number === undefined) return null;
  const found = await readTicket(looking.db, number, looking.statements);
  return found ? { ticket: found.ticket.id, standing: standingOf(found.ticket, from, contact) } : null;
}

async function recentOf(
  { db, now }: Looking,
  from: MailPerson | null,
  ticket: string | null,
): Promise<Circumstances["recent"]> {
  if (from === null) return { all: 0, onTicket: 0 };
  const rows = await db
    .selectFrom("mail_in")
    .select("ticket")
    .where("from_address", "=", from.address)
    .where("at", ">", now - WINDOW_MS)
    .where("status", "=", "taken")
    .limit(200)
    .execute();
  return { all: rows.length, onTicket: ticket === null ? 0 : rows.filter((row) => row.ticket === ticket).length };
}
