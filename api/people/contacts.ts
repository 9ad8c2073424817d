import type { Kysely, Transaction } from "kysely";
import type { JsonObject } from "../../blueprints/json.ts";
import { readMatching, writeIdentities } from "../contacts/matching.ts";
import { contactWords, sortName } from "../contacts/words.ts";
import { readStrings } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";
import { foldEmail } from "./people.ts";

type Db = Kysely<Tables>;

export type ContactKind = "prospect" | "customer" | "employee";

/** A requester. `id` is `requester:…`. */
export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly emails: readonly string[];
  /** Numbers as they were written; none when absent. */
  readonly phones?: readonly string[];
  readonly customerNumber?: string | null;
  readonly language: string;
  readonly kind: ContactKind;
  readonly verified: boolean;
  readonly organization: string | null;
}

export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly attributes: JsonObject;
}

export async function putOrganization(db: Db, { id, name, attributes }: Organization): Promise<void> {
  const row = { name, sort: sortName(name), attributes: JSON.stringify(attributes) };
  await db
    .insertInto("organization")
    .values({ id, ...row })
    .onConflict((c) => c.column("id").doUpdateSet(row))
    .execute();
}

/** A contact's row, with what lists and searches ask of it. */
export const contactRow = (contact: Contact): Omit<Tables["contact"], "merged_into"> => {
  const { id, name, phones = [], customerNumber = null, language, kind, organization } = contact;
  const emails = foldedEmails(contact);
  return {
    id,
    name,
    emails: JSON.stringify(emails),
    language,
    kind,
    verified: contact.verified ? 1 : 0,
    organization,
    phones: JSON.stringify(phones),
    customer_number: customerNumber,
    sort: sortName(name),
    words: contactWords({ name, emails, phones, customerNumber }),
  };
};

const foldedEmails = ({ emails }: Pick<Contact, "emails">): readonly string[] => [...new Set(emails.map(foldEmail))];

/** Writes a contact with exactly these addresses and phones; one that belongs to somebody else is an error of the database. */
export const putContact = (db: Db, contact: Contact): Promise<void> =>
  db.transaction().execute((trx) => writeContact(trx, contact));

/** As {@link putContact}, in a transaction that is there already. */
export async function writeContact(trx: Transaction<Tables>, contact: Contact): Promise<void> {
  const { id, ...row } = contactRow(contact);
  await trx
    .insertInto("contact")
    .values({ id, ...row, merged_into: null })
    .onConflict((c) => c.column("id").doUpdateSet(row))
    .execute();
  await trx
    .deleteFrom("contact_identity")
    .where("contact", "=", id)
    .where("kind", "in", ["email", "phone", "base"])
    .execute();
  await writeIdentities(trx, await readMatching(trx), [contact]);
}

/** The contact of this id; who became part of another one since is that one. */
export async function readContact(db: Db, id: string): Promise<Contact | undefined> {
  const row = await db.selectFrom("contact").selectAll().where("id", "=", id).executeTakeFirst();
  // One step is enough: what is merged again is brought to the last one.
  return row && (row.merged_into === null ? contactOf(row) : readContact(db, row.merged_into));
}

export async function readContactByEmail(db: Db, email: string): Promise<Contact | undefined> {
  const row = await db
    .selectFrom("contact")
    .innerJoin("contact_identity", "contact_identity.contact", "contact.id")
    .selectAll("contact")
    .where("contact_identity.kind", "=", "email")
    .where("contact_identity.value", "=", foldEmail(email))
    .executeTakeFirst();
  return row && contactOf(row);
}

/** Names of these contacts, by id. */
export async function contactNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("contact")
    .select(["id", "name"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** A contact whose every part is said. */
export type WholeContact = Required<Contact>;

export const contactOf = (row: Omit<Tables["contact"], "merged_into">): WholeContact => ({
  id: row.id,
  name: row.name,
  emails: readStrings(row.emails),
  phones: readStrings(row.phones),
  customerNumber: row.customer_number,
  language: row.language,
  // Written from a Contact alone.
  kind: row.kind as ContactKind,
  verified: row.verified === 1,
  organization: row.organization,
});
