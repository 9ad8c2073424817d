import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { contactNames } from "../people/contacts.ts";
import { readDepartments, readGroups } from "../people/people.ts";

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

/** Roles and people of an imported past have no row of their own: their key says who they are. */
function unlisted(id: string): string {
  if (id.startsWith("role:")) return plain(id);
  return id.startsWith("import:") ? id.slice("import:".length) : id;
}

type Db = Kysely<Tables>;

/** A changed name may show this late. Rights and memberships are never kept. */
const KEPT_MS = 1_000;
interface Kept {
  readonly until: number;
  readonly desk: Promise<ReadonlyMap<string, string>>;
  readonly requesters: Map<string, string>;
}
const kept = new WeakMap<Db, Kept>();

async function deskNames(db: Db): Promise<ReadonlyMap<string, string>> {
  const people = await db.selectFrom("person").select(["key", "name"]).execute();
  const all = [...people, ...(await readGroups(db)), ...(await readDepartments(db))];
  return new Map([...Object.entries(WORDS), ...all.map(({ key, name }) => [key, name] as const)]);
}

/** Every answer shows names; they are read once a second rather than with each. */
function recentNames(db: Db): Kept {
  const known = kept.get(db);
  if (known && known.until > performance.now()) return known;
  const fresh = { until: performance.now() + KEPT_MS, desk: deskNames(db), requesters: new Map<string, string>() };
  kept.set(db, fresh);
  // What could not be read is asked for again.
  fresh.desk.catch(() => kept.delete(db));
  return fresh;
}

/** Somebody or something has just been renamed here: who asks next reads anew. */
export const forgetNames = (db: Db): void => void kept.delete(db);

/** Reads the names of the desk, and of those requesters among `ids`. */
export async function readNames(db: Db, ids: Iterable<string | null>): Promise<Names> {
  const { desk, requesters } = recentNames(db);
  const wanted = new Set<string>();
  for (const id of ids) if (id?.startsWith("requester:") && !requesters.has(id)) wanted.add(id);
  const read = await contactNames(db, [...wanted]);
  for (const id of wanted) requesters.set(id, read.get(id) ?? unlisted(id));
  const known = await desk;
  const nameOf = (id: string): string => known.get(id) ?? requesters.get(id) ?? unlisted(id);
  const of = (id: string): Named => ({ id, name: nameOf(id) });
  return { of, orNull: (id) => (id === null ? null : of(id)) };
}
