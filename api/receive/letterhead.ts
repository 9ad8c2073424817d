import type { Kysely } from "kysely";
import type { Mailbox } from "../../blueprints/mailbox.ts";
import { textIn } from "../../blueprints/text.ts";
import type { Tables } from "../db/tables.ts";
import { foldEmail } from "../people/people.ts";
import { ticketOf } from "../tickets/load.ts";
import { mailboxFor, readMailboxes } from "./mailboxes.ts";
import { replyAddress } from "./reply-address.ts";

type Db = Kysely<Tables>;

/** What a mail about a ticket carries, so that its answer comes back to the same conversation. */
export interface Letterhead {
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo?: string;
  /** Message-ID of the newest mail that came in, and those of the conversation before. */
  readonly inReplyTo?: string;
  readonly references?: readonly string[];
  /** What stands below words of a person. */
  readonly signature: string | null;
}

interface Written {
  readonly ticket: string;
  readonly to: readonly string[];
  /** It belongs to a private thread: an answer to it comes there, and must not come into the conversation. */
  readonly aside?: boolean;
  readonly thread?: string;
}

/** Of a ticket that came by no mailbox in force there is none: its mails leave as the desk's. */
export async function letterheadOf(db: Db, secret: string | undefined, written: Written): Promise<Letterhead | null> {
  const mailboxes = await readMailboxes(db);
  if (mailboxes.length === 0) return null;
  const row = await db.selectFrom("ticket").select(["body"]).where("id", "=", written.ticket).executeTakeFirst();
  if (!row) return null;
  const ticket = ticketOf(row.body);
  const mailbox = ticket.address === null ? undefined : mailboxFor(mailboxes, ticket.address);
  if (!mailbox) return null;
  const from = { name: mailbox.sender, address: mailbox.address };
  const signature = signatureOf(mailbox, ticket.language);
  const [reader] = written.to;
  if (secret === undefined || reader === undefined) return { from, signature };
  if (written.aside) {
    const { thread } = written;
    if (thread === undefined) return { from, signature };
    return { from, signature, replyTo: replyAddress(secret, mailbox.address, ticket, foldEmail(reader), thread) };
  }
  const came = await messageIdsOf(db, written.ticket);
  const newest = came.at(-1);
  return {
    from,
    signature,
    replyTo: replyAddress(secret, mailbox.address, ticket, reader),
    ...(newest !== undefined && { inReplyTo: newest, references: came }),
  };
}

/** The support address that a ticket came to while it is in force, null: its mails leave as the desk's; and the ticket's language. */
export async function mailboxOfTicket(
  db: Db,
  id: string,
): Promise<{ readonly mailbox: Mailbox | null; readonly language: string }> {
  const row = await db.selectFrom("ticket").select(["body"]).where("id", "=", id).executeTakeFirstOrThrow();
  const { address, language } = ticketOf(row.body);
  return { mailbox: (await readMailboxes(db)).find((one) => one.address === address) ?? null, language };
}

const signatureOf = ({ signature }: Mailbox, language: string): string | null =>
  signature === undefined ? null : textIn(signature, language);

const MOST_REFERENCES = 10;

/** Message-IDs of the public mails that came in, oldest first. */
async function messageIdsOf(db: Db, ticket: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("message")
    .select("message_id")
    .where("ticket", "=", ticket)
    .where("public", "=", 1)
    .where("message_id", "is not", null)
    .orderBy("seq", "desc")
    .limit(MOST_REFERENCES)
    .execute();
  return rows.flatMap(({ message_id }) => message_id ?? []).toReversed();
}
