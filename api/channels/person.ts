import type { Kysely } from "kysely";
import type { DrawnPerson } from "../../runtime/channels/draw.ts";
import { ownerOfPhone } from "../contacts/by-phone.ts";
import { organizationOf } from "../contacts/matching.ts";
import { phoneDigits } from "../contacts/words.ts";
import type { Tables } from "../db/tables.ts";
import { derivedId } from "../ids.ts";
import { type Contact, putContact, readContact } from "../people/contacts.ts";
import { contactBy } from "../receive/circumstances.ts";

type Db = Kysely<Tables>;

export interface From {
  readonly channel: string;
  readonly person: DrawnPerson;
  readonly language: string;
}

/** Who it comes from: somebody whom the desk knows by any of this, or a new contact, once. Null: nothing is said of anybody. */
export async function contactOf(db: Db, from: From): Promise<Contact | null> {
  const { channel, person } = from;
  const known = (await knownBy(db, from)) ?? (await made(db, from));
  if (known && person.handle !== null)
    await db
      .insertInto("channel_handle")
      .values({ channel, handle: person.handle, contact: known.id })
      .onConflict((c) => c.doNothing())
      .execute();
  return known;
}

/** Addresses first, then numbers, then what this channel alone calls somebody. */
async function knownBy(db: Db, { channel, person: { email, phone, handle } }: From): Promise<Contact | null> {
  const byAddress = email === null ? null : await contactBy(db, email);
  if (byAddress) return byAddress;
  const byPhone = phone === null ? null : await contactByPhone(db, phone);
  if (byPhone) return byPhone;
  if (handle === null) return null;
  const row = await db
    .selectFrom("channel_handle")
    .select("contact")
    .where("channel", "=", channel)
    .where("handle", "=", handle)
    .executeTakeFirst();
  return row ? ((await readContact(db, row.contact)) ?? null) : null;
}

async function contactByPhone(db: Db, phone: string): Promise<Contact | null> {
  const owner = await ownerOfPhone(db, phone);
  return owner !== null && "contact" in owner ? ((await readContact(db, owner.contact)) ?? null) : null;
}

async function made(db: Db, from: From): Promise<Contact | null> {
  const { channel, person, language } = from;
  const { name, email, phone, handle, customerNumber } = person;
  const told = email ?? phone ?? handle;
  if (told === null) return null;
  // An address makes the same contact as a mail from it does.
  const id =
    email !== null
      ? derivedId("mail", email)
      : phone !== null
        ? derivedId("phone", phoneDigits(phone))
        : derivedId("handle", channel, told);
  const contact: Contact = {
    ...{ id: `requester:${id}`, name: name ?? told, language, kind: "customer", verified: false },
    ...{ emails: email === null ? [] : [email], phones: phone === null ? [] : [phone], customerNumber },
    organization: email === null ? null : await organizationOf(db, [email]),
  };
  const there = await readContact(db, contact.id);
  if (there) return there;
  try {
    await putContact(db, contact);
    return contact;
  } catch (error) {
    // Somebody else may have been faster with the same address or number.
    const other = await knownBy(db, from);
    if (other) return other;
    throw error;
  }
}
