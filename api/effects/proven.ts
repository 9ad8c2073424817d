import type { Kysely } from "kysely";
import { isJsonObject, type JsonObject } from "../../blueprints/json.ts";
import type { Tables } from "../db/tables.ts";
import { foldEmail } from "../people/people.ts";
import type { Recipient } from "./recipients.ts";

type Db = Kysely<Tables>;

/** Whoever reads there has written to the desk: it answered by a sign or a link that only that mailbox got, or its own server vouches. */
export const prove = async (db: Db, address: string, now: number): Promise<void> => {
  await db
    .insertInto("proven_address")
    .values({ address: foldEmail(address), since: now })
    .onConflict((c) => c.doNothing())
    .execute();
};

/**
 * Whether somebody may never have written to the desk: a contact whom nobody has verified, at an address that has proven
 * nothing. Anybody may have written a form or forged a mail in that name, so they get few mails of rules and no word of it.
 */
export async function isUnproven(db: Db, { address, inside, person }: Recipient): Promise<boolean> {
  if (inside || person === undefined) return false;
  const contact = await db.selectFrom("contact").select("verified").where("id", "=", person).executeTakeFirst();
  if (contact?.verified !== 0) return false;
  const proven = await db
    .selectFrom("proven_address")
    .select("since")
    .where("address", "=", foldEmail(address))
    .executeTakeFirst();
  return proven === undefined;
}

/** Which of them are. */
export async function unprovenAmong(db: Db, people: readonly Recipient[]): Promise<ReadonlySet<string>> {
  const found = await Promise.all(people.map(async (one) => ((await isUnproven(db, one)) ? [one.address] : [])));
  return new Set(found.flat());
}

/** What of a ticket the desk itself has said: no name, subject or word of whoever wrote. */
const OWN = ["number", "status", "priority", "requester", "department", "group", "assignee", "language", "createdAt"];
/** Whole values that come from outside. */
const THEIRS = ["requester", "event", "answers", "message", "organization"];

/** Values for a mail to somebody who may not have written any of it. */
export function ownValues(values: JsonObject): JsonObject {
  const { ticket } = values;
  const rest = Object.fromEntries(Object.entries(values).filter(([key]) => !THEIRS.includes(key)));
  if (!isJsonObject(ticket)) return rest;
  const own = Object.fromEntries(Object.entries(ticket).filter(([key]) => OWN.includes(key)));
  return { ...rest, ticket: { ...own, subject: `#${String(ticket.number)}` } };
}

const NEWS = {
  en: (number: string, link: string) =>
    link === ""
      ? `There is news on your request ${number}. Answer this message to read on.`
      : `There is news on your request ${number}. Read it here, and answer there:\n\n${link}`,
  fr: (number: string, link: string) =>
    link === ""
      ? `Votre demande ${number} a avancé. Répondez à ce message pour lire la suite.`
      : `Votre demande ${number} a avancé. Lisez la suite et répondez ici :\n\n${link}`,
};

/** What stands instead of words that may be somebody else's. */
export const newsWords = (language: string, number: string, link: string | null): string =>
  NEWS[language.startsWith("fr") ? "fr" : "en"](number, link ?? "");
