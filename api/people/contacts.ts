import type { Kysely } from "kysely";
import type { JsonObject } from "../../blueprints/json.ts";
import { readStrings } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";
import { foldEmail } from "./people.ts";

type Db = Kysely<Tables>;

/** A requester. `id` is `requester:…`. */
export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly emails: readonly string[];
  readonly language: string;
  readonly kind: "prospect" | "customer" | "employee";
  readonly verified: boolean;
  readonly organization: string | null;
}

export interface Organization {
  readonly id: string;
  readonly name: string;
  readonly attributes: JsonObject;
}

export async function putOrganization(db: Db, { id, name, attributes }: Organization): Promise<void> {
  const row = { name, attributes: JSON.stringify(attributes) };
  await db
    .insertInto("organization")
    .values({ id, ...row })
    .onConflict((c) => c.column("id").doUpdateSet(row))
    .execute();
}

/** Writes a contact with exactly these addresses; one that belongs to somebody else is an error of the database. */
export async function putContact(db: Db, contact: Contact): Promise<void> {
  const emails = [...new Set(contact.emails.map(foldEmail))];
  const row = {
    name: contact.name,
    emails: JSON.stringify(emails),
    language: contact.language,
    kind: contact.kind,
    verified: contact.verified ? 1 : 0,
    organization: contact.organization,
  };
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto("contact")
      .values({ id: contact.id, ...row })
      .onConflict((c) => c.column("id").doUpdateSet(row))
      .execute();
    await trx.deleteFrom("contact_identity").where("contact", "=", contact.id).where("kind", "=", "email").execute();
    const identities = emails.map((value) => ({ kind: "email", value, contact: contact.id }));
    if (identities.length > 0) await trx.insertInto("contact_identity").values(identities).execute();
  });
}

export async function readContact(db: Db, id: string): Promise<Contact | undefined> {
  const row = await db.selectFrom("contact").selectAll().where("id", "=", id).executeTakeFirst();
  return row && contactOf(row);
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

/** Contacts whose name or address holds `text`; folding happens here, since the databases fold differently. */
export async function findContacts(db: Db, text: string, limit = 20): Promise<readonly Contact[]> {
  const wanted = foldEmail(text);
  const rows = await db.selectFrom("contact").selectAll().orderBy("id").execute();
  return rows
    .map(contactOf)
    .filter(({ name, emails }) => foldEmail(name).includes(wanted) || emails.some((email) => email.includes(wanted)))
    .slice(0, limit);
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

export const contactOf = (row: Tables["contact"]): Contact => ({
  id: row.id,
  name: row.name,
  emails: readStrings(row.emails),
  language: row.language,
  // Written from a Contact alone.
  kind: row.kind as Contact["kind"],
  verified: row.verified === 1,
  organization: row.organization,
});
