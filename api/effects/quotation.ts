import type { Kysely } from "kysely";
import { quotedMail } from "../../runtime/mail/quoted.ts";
import { readStrings } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";
import { foldEmail } from "../people/people.ts";
import { isUnproven } from "./proven.ts";
import type { Recipient } from "./recipients.ts";

/** The mail that a reply answers, as it stands below it. */
export interface Quotation {
  /** When and by whom it was written, in the ticket's language. */
  readonly intro: string;
  readonly text: string;
}

interface Answer {
  readonly message: string;
  readonly ticket: string;
  readonly language: string;
}

const MOST = 10_000;

/**
 * The newest mail of the conversation before a message, without what it quotes itself. Null: there is none, or somebody gets the reply
 * who did not get that mail, or who may never have written it.
 */
export async function quotationFor(
  db: Kysely<Tables>,
  { message, ticket, language }: Answer,
  readers: readonly Recipient[],
): Promise<Quotation | null> {
  const answer = await db.selectFrom("message").select("seq").where("id", "=", message).executeTakeFirst();
  if (!answer) return null;
  const mail = await db
    .selectFrom("message")
    .select(["at", "author", "sender", "recipients", "cc", "text"])
    .where("ticket", "=", ticket)
    .where("seq", "<", answer.seq)
    .where("public", "=", 1)
    .where("automatic", "=", 0)
    .where("channel", "=", "mail")
    .where("author_kind", "in", ["requester", "cc"])
    .orderBy("seq", "desc")
    .executeTakeFirst();
  if (!mail?.sender) return null;
  const had = new Set([mail.sender, ...readStrings(mail.recipients), ...readStrings(mail.cc)].map(addressIn));
  for (const reader of readers) {
    const theirs = reader.person === mail.author || had.has(foldEmail(reader.address));
    if (!theirs || (await isUnproven(db, reader))) return null;
  }
  const text = (quotedMail(mail.text)?.before || mail.text).trim().slice(0, MOST);
  return text === "" ? null : { intro: introOf(mail.at, mail.sender, language), text };
}

const addressIn = (written: string): string => foldEmail(/<([^<>]*)>\s*$/.exec(written)?.[1] ?? written);

/** As mail programs write it, so that they fold it. The desk knows no reader's zone: the hour says which one it means. */
function introOf(at: number, sender: string, language: string): string {
  const french = language.startsWith("fr");
  const time = new Intl.DateTimeFormat(french ? "fr" : "en", {
    ...{ timeZone: "UTC", day: "numeric", month: "long", year: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" },
  }).format(at);
  const said = french ? `Le ${time}, ${sender} a écrit :` : `On ${time}, ${sender} wrote:`;
  return said.replaceAll(/[\r\n\0]/g, " ");
}
