import type { Kysely } from "kysely";
import type { Right } from "../../blueprints/people.ts";
import type { Sight } from "../../blueprints/role.ts";
import { readStrings } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";

type Db = Kysely<Tables>;

/** Somebody of the desk. `key` is `agent:ana`, roles `role:…`, departments `department:…`, groups `group:…`. */
export interface Person {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly roles: readonly string[];
  readonly rights: readonly Right[];
  readonly departments: readonly string[];
  readonly groups: readonly string[];
  readonly active: boolean;
  /** Whose tickets he sees by his role; departments when absent. */
  readonly sees?: Sight;
}

export interface Group {
  readonly key: string;
  readonly name: string;
  readonly department: string | null;
  /** Key of its own working hours; none when absent. */
  readonly calendar?: string | null;
}

export interface Department {
  readonly key: string;
  readonly name: string;
}

/** Addresses are compared in one spelling. */
export const foldEmail = (address: string): string => address.trim().normalize("NFC").toLowerCase();

/** Writes a department, or renames it. */
export async function putDepartment(db: Db, { key, name }: Department): Promise<void> {
  await db
    .insertInto("department")
    .values({ key, name })
    .onConflict((c) => c.column("key").doUpdateSet({ name }))
    .execute();
}

/** Writes a group, or changes it. Its department must be there. */
export async function putGroup(db: Db, { key, name, department, calendar = null }: Group): Promise<void> {
  await db
    .insertInto("desk_group")
    .values({ key, name, department, calendar })
    .onConflict((c) => c.column("key").doUpdateSet({ name, department, calendar }))
    .execute();
}

/** Writes a person with exactly these groups, which must be there. */
export const putPerson = (db: Db, person: Person): Promise<void> =>
  db.transaction().execute((trx) => writePerson(trx, person));

/** The same, as part of a transaction. */
export async function writePerson(trx: Db, person: Person): Promise<void> {
  const row = {
    name: person.name,
    email: foldEmail(person.email),
    language: person.language,
    roles: JSON.stringify(person.roles),
    rights: JSON.stringify(person.rights),
    departments: JSON.stringify(person.departments),
    active: person.active ? 1 : 0,
    sees: person.sees ?? ("departments" as const),
  };
  await trx
    .insertInto("person")
    .values({ key: person.key, ...row })
    .onConflict((c) => c.column("key").doUpdateSet(row))
    .execute();
  await trx.deleteFrom("person_group").where("person", "=", person.key).execute();
  const groups = person.groups.map((group_key) => ({ person: person.key, group_key }));
  if (groups.length > 0) await trx.insertInto("person_group").values(groups).execute();
}

/** Sets the language in which a person sees the product. */
export async function setLanguage(db: Db, key: string, language: string): Promise<void> {
  await db.updateTable("person").set({ language }).where("key", "=", key).execute();
}

/** Everybody of the desk, by key. */
export async function readPeople(db: Db): Promise<readonly Person[]> {
  const [rows, memberships] = [
    await db.selectFrom("person").selectAll().execute(),
    await db.selectFrom("person_group").selectAll().execute(),
  ];
  const groups = new Map<string, string[]>();
  for (const { person, group_key } of memberships) groups.set(person, [...(groups.get(person) ?? []), group_key]);
  return rows.map((row) => personOf(row, groups.get(row.key) ?? [])).sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** One person by key, with the groups of the moment. */
export const readPerson = (db: Db, key: string): Promise<Person | undefined> => personWhere(db, "key", key);

/** One person by e-mail address, in any spelling. */
export const readPersonByEmail = (db: Db, email: string): Promise<Person | undefined> =>
  personWhere(db, "email", foldEmail(email));

async function personWhere(db: Db, column: "key" | "email", value: string): Promise<Person | undefined> {
  const row = await db.selectFrom("person").selectAll().where(column, "=", value).executeTakeFirst();
  if (!row) return undefined;
  const groups = await db.selectFrom("person_group").select("group_key").where("person", "=", row.key).execute();
  return personOf(row, groups.map(({ group_key }) => group_key).sort());
}

const personOf = (row: Tables["person"], groups: readonly string[]): Person => ({
  key: row.key,
  name: row.name,
  email: row.email,
  language: row.language,
  roles: readStrings(row.roles),
  // Rights are written from `Right`s alone.
  rights: readStrings(row.rights) as readonly Right[],
  departments: readStrings(row.departments),
  groups,
  active: row.active === 1,
  sees: row.sees ?? "departments",
});

export const readGroups = async (db: Db): Promise<readonly Group[]> =>
  (await db.selectFrom("desk_group").selectAll().execute()).sort((a, b) => (a.key < b.key ? -1 : 1));

export const readDepartments = async (db: Db): Promise<readonly Department[]> =>
  (await db.selectFrom("department").selectAll().execute()).sort((a, b) => (a.key < b.key ? -1 : 1));
