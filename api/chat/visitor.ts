import type { Kysely } from "kysely";
import type { Language } from "../../blueprints/text.ts";
import type { Store } from "../db/connect.ts";
import type { Tables } from "../db/tables.ts";
import { derivedId } from "../ids.ts";
import { type Contact, putContact, readContact } from "../people/contacts.ts";
import { foldEmail, readPersonByEmail } from "../people/people.ts";
import { contactBy } from "../receive/circumstances.ts";
import { readMailboxes } from "../receive/mailboxes.ts";
import { requesterOf } from "../receive/requester.ts";

/** What a visitor says of themselves; nothing of it is proved. */
export interface Said {
  readonly name: string;
  readonly email: string | null;
  readonly language: Language;
}

const NAMELESS = { en: "Visitor", fr: "Visiteur" };

/** An address of the desk itself, or of somebody of the desk: no visitor is answered there. */
export async function isOfDesk(db: Kysely<Tables>, email: string): Promise<boolean> {
  const address = foldEmail(email);
  if ((await readMailboxes(db)).some((mailbox) => foldEmail(mailbox.address) === address)) return true;
  return (await readPersonByEmail(db, address)) !== undefined;
}

/**
 * As whom a visitor is written down: whoever has the address that they give, as somebody who writes a mail from it is; without one,
 * somebody new, once for each conversation.
 */
export async function contactFor(store: Store, visit: string, { name, email, language }: Said): Promise<Contact> {
  if (email !== null)
    return requesterOf(store, { name, address: foldEmail(email) }, await contactBy(store.db, email), language);
  const id = nameless(visit);
  const there = await readContact(store.db, id);
  if (there) return there;
  const contact: Contact = {
    ...{ id, language, kind: "customer", verified: false, organization: null, emails: [] },
    name: name === "" ? `${NAMELESS[language]} ${visit.slice(-4).toUpperCase()}` : name,
  };
  await putContact(store.db, contact);
  return contact;
}

/** The contact that is made for a visitor who says not who they are. */
const nameless = (visit: string): string => `requester:${derivedId("chat", visit)}`;

/** Whether a conversation is one of somebody who has not said who they are. */
export const isNameless = (visit: string, contact: string): boolean => contact === nameless(visit);
