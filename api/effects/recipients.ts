import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { readContact } from "../people/contacts.ts";
import { foldEmail, type Person, readPeople } from "../people/people.ts";

/** Somebody with an address, and the language in which they read. */
export interface Recipient {
  readonly address: string;
  readonly language: string;
  /** Somebody of the desk; everybody else may be a machine that answers. */
  readonly inside: boolean;
  /** Who they are, at the desk or among the contacts; absent: nobody whom we know. */
  readonly person?: string;
}

/** Everybody whom these references mean now, each once: people, groups, roles, departments, contacts, plain addresses. */
export async function recipientsOf(
  db: Kysely<Tables>,
  references: readonly string[],
  everybody = () => readPeople(db),
): Promise<readonly Recipient[]> {
  const people = (await everybody()).filter(({ active }) => active);
  const found = new Map<string, Recipient>();
  for (const reference of references) {
    if (reference.startsWith("requester:")) {
      const contact = await readContact(db, reference);
      const address = contact?.emails[0];
      if (contact && address !== undefined)
        found.set(address, { address, language: contact.language, inside: false, person: contact.id });
    } else if (reference.includes("@")) {
      const address = foldEmail(reference);
      if (!found.has(address)) found.set(address, { address, language: "en", inside: false });
    } else {
      for (const { key, email, language } of people.filter((person) => isMeant(reference, person)))
        found.set(email, { address: email, language, inside: true, person: key });
    }
  }
  return [...found.values()];
}

const isMeant = (reference: string, { key, groups, roles, departments }: Person): boolean =>
  reference === key || groups.includes(reference) || roles.includes(reference) || departments.includes(reference);
