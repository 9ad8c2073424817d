import { organizationOf } from "../contacts/matching.ts";
import type { Store } from "../db/connect.ts";
import { derivedId } from "../ids.ts";
import { type Contact, putContact, readContact } from "../people/contacts.ts";
import { contactBy } from "./circumstances.ts";
import type { MailPerson } from "./parsed-mail.ts";

/** Who writes: somebody whom the desk knows, or a new contact, once for each address. */
export async function requesterOf(
  { db }: Store,
  { name, address }: MailPerson,
  known: Contact | null,
  language: string,
): Promise<Contact> {
  const id = `requester:${derivedId("mail", address)}`;
  const there = known ?? (await contactBy(db, address)) ?? (await readContact(db, id));
  if (there) return there;
  const contact: Contact = {
    ...{ id, name: name === "" ? address : name, emails: [address], language },
    ...{ kind: "customer", verified: false, organization: await organizationOf(db, [address]) },
  };
  try {
    await putContact(db, contact);
    return contact;
  } catch (error) {
    // Somebody else may have been faster with the same address.
    const other = await contactBy(db, address);
    if (other) return other;
    throw error;
  }
}
