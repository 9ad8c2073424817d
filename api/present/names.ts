import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { contactNames } from "../people/contacts.ts";
import { readDepartments, readGroups, readPeople } from "../people/people.ts";

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** Gives ids the names that people know. An id without a name is shown as itself. */
export interface Names {
  readonly of: (id: string) => Named;
  readonly orNull: (id: string | null) => Named | null;
}

const WORDS: { readonly [id: string]: string } = { system: "Filrouge" };

/** The name of a role is its key in plain letters: roles have no table of their own. */
const plain = (id: string): string => {
  const key = id.slice(id.indexOf(":") + 1);
  return key.charAt(0).toUpperCase() + key.slice(1);
};

/** Reads the names of the desk, and of those requesters among `ids`. */
export async function readNames(db: Kysely<Tables>, ids: Iterable<string | null>): Promise<Names> {
  const requesters = [...new Set(ids)].filter((id): id is string => id?.startsWith("requester:") === true);
  const known = new Map<string, string>(Object.entries(WORDS));
  for (const { key, name } of await readPeople(db)) known.set(key, name);
  for (const { key, name } of await readGroups(db)) known.set(key, name);
  for (const { key, name } of await readDepartments(db)) known.set(key, name);
  for (const [id, name] of await contactNames(db, requesters)) known.set(id, name);
  const of = (id: string): Named => ({ id, name: known.get(id) ?? (id.startsWith("role:") ? plain(id) : id) });
  return { of, orNull: (id) => (id === null ? null : of(id)) };
}
