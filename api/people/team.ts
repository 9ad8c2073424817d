import type { Kysely } from "kysely";
import { freeKey, keyFrom } from "../../blueprints/key.ts";
import { RIGHTS, type Right } from "../../blueprints/people.ts";
import type { Tables } from "../db/tables.ts";
import { moveCounter } from "../definitions/store.ts";
import { type Change, noteChanges } from "./changes.ts";
import { beginHandBack } from "./leaving.ts";
import { foldEmail, type Person, putPerson, readPeople, writePerson } from "./people.ts";

type Db = Kysely<Tables>;

/** What an admin says of somebody; the language only at first, then it is his own to choose. */
export interface Place {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly rights: readonly Right[];
  readonly groups: readonly string[];
  readonly departments: readonly string[];
  readonly language: string;
  readonly active: boolean;
}

/** What stands against it. `unknown`: a group or department that is not there; `at` says which word of the place. */
export type TeamFault =
  | { readonly fault: "emailTaken"; readonly at: "email" }
  | { readonly fault: "unknown"; readonly at: "groups" | "departments"; readonly index: number }
  | { readonly fault: "lastAdmin"; readonly at: "role" | "active" }
  | { readonly fault: "oneself"; readonly at: "role" | "active" };

/** Rights that come with a role, as long as nobody says otherwise. */
export const rightsOf = (role: string): readonly Right[] =>
  role === "role:admin" ? RIGHTS : role === "role:manager" ? ["design", "publish", "jump", "revoke", "excuse"] : [];

const ADMIN = "role:admin";

/** Adds somebody; his key is made of his name. */
export async function addPerson(db: Db, place: Omit<Place, "active">): Promise<Person | TeamFault> {
  const everybody = await readPeople(db);
  const fault = await faultOf(db, everybody, null, place);
  if (fault) return fault;
  const { role, ...said } = place;
  const key = freeKey(
    everybody.map((one) => one.key),
    `agent:${keyFrom(said.name)}`,
  );
  const person: Person = { ...said, key, email: foldEmail(said.email), roles: [role], active: true };
  await putPerson(db, person);
  return person;
}

/**
 * Changes what is named of somebody's place, and notes who did. Who goes leaves all his open tickets, in the same transaction.
 * Undefined: there is nobody with this key.
 */
export async function changePlace(
  db: Db,
  change: Change,
  to: { readonly [K in keyof Place]?: Place[K] | undefined },
): Promise<Person | TeamFault | undefined> {
  return db.transaction().execute(async (trx) => {
    // Two admins who demote each other wait for each other, so that one remains.
    await moveCounter(trx);
    const everybody = await readPeople(trx);
    const was = everybody.find(({ key }) => key === change.person);
    if (!was) return undefined;
    const fault = (await faultOf(trx, everybody, was, to)) ?? adminFault(everybody, was, change, to);
    if (fault) return fault;
    const { role, ...said } = to;
    const becomes: Person = {
      ...was,
      ...withoutGaps(said),
      email: to.email === undefined ? was.email : foldEmail(to.email),
      // Other roles than these three are what conditions and steps speak of: they stay.
      roles: role === undefined ? was.roles : [role, ...was.roles.filter((one) => !isMain(one))],
    };
    const noted = await noteChanges(trx, change, settingsOf(was), settingsOf(becomes));
    if (!noted) return was;
    await writePerson(trx, becomes);
    if (was.active && !becomes.active)
      await beginHandBack(trx, { ...change, why: "left", since: change.at, until: null });
    return becomes;
  });
}

const isMain = (role: string): boolean => ["role:agent", "role:manager", ADMIN].includes(role);

/** Whether there is an admin, so that somebody can let others in. */
export const hasAdmin = async (db: Db): Promise<boolean> =>
  (await readPeople(db)).some((person) => person.active && roleOf(person) === ADMIN);

/** The first of the three that says what somebody is. */
export const roleOf = ({ roles }: Pick<Person, "roles">): string =>
  [ADMIN, "role:manager"].find((role) => roles.includes(role)) ?? "role:agent";

const settingsOf = ({ name, email, roles, rights, groups, departments, active, language }: Person) => ({
  name,
  email,
  roles: [...roles],
  rights: [...rights].sort(),
  groups: [...groups].sort(),
  departments: [...departments].sort(),
  active,
  language,
});

const withoutGaps = <T extends object>(said: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  // Only what was undefined is gone.
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

async function faultOf(
  db: Db,
  everybody: readonly Person[],
  was: Person | null,
  { email, groups, departments }: { readonly [K in keyof Place]?: Place[K] | undefined },
): Promise<TeamFault | null> {
  const address = email === undefined ? null : foldEmail(email);
  if (address !== null && everybody.some((one) => one.key !== was?.key && one.email === address))
    return { fault: "emailTaken", at: "email" };
  for (const [at, table, named] of [
    ["groups", "desk_group", groups],
    ["departments", "department", departments],
  ] as const) {
    if (!named || named.length === 0) continue;
    const known = new Set((await db.selectFrom(table).select("key").execute()).map(({ key }) => key));
    const index = named.findIndex((key) => !known.has(key));
    if (index >= 0) return { fault: "unknown", at, index };
  }
  return null;
}

/** A desk keeps an admin who can sign in, and nobody shuts himself out. */
function adminFault(
  everybody: readonly Person[],
  was: Person,
  { by }: Change,
  { role, active }: { readonly [K in keyof Place]?: Place[K] | undefined },
): TeamFault | null {
  const demoted = role !== undefined && role !== ADMIN;
  if (roleOf(was) !== ADMIN || (!demoted && active !== false)) return null;
  const at = active === false ? "active" : "role";
  if (by === was.key) return { fault: "oneself", at };
  const others = everybody.filter((one) => one.key !== was.key && one.active && roleOf(one) === ADMIN);
  return others.length > 0 ? null : { fault: "lastAdmin", at };
}
