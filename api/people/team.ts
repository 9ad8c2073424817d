import type { Kysely } from "kysely";
import { freeKey, keyFrom } from "../../blueprints/key.ts";
import type { Right } from "../../blueprints/people.ts";
import type { Tables } from "../db/tables.ts";
import { moveCounter } from "../definitions/store.ts";
import { type Change, noteChanges } from "./changes.ts";
import { beginHandBack } from "./leaving.ts";
import { whyNoOwner } from "./no-owners.ts";
import { foldEmail, type Person, readPeople, writePerson } from "./people.ts";
import { beyond } from "./reach.ts";
import { type RoleGiven, readRoles, roleAmong, withRole } from "./roles.ts";

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
  | { readonly fault: "unknown"; readonly at: "role" }
  | { readonly fault: "lastAdmin"; readonly at: "role" | "active" }
  | { readonly fault: "oneself"; readonly at: "role" | "active" }
  /** Nobody gives what he does not have himself, nor changes somebody who may do more. */
  | { readonly fault: "beyond"; readonly at: "role" | "rights" | "email" };

/** Adds somebody; his key is made of his name. Without rights he gets those of his role. */
export async function addPerson(
  db: Db,
  by: string,
  place: Omit<Place, "active" | "rights"> & { readonly rights?: readonly Right[] | undefined },
): Promise<Person | TeamFault> {
  const everybody = await readPeople(db);
  const roles = await readRoles(db);
  const given = roles.find(({ id }) => id === place.role);
  if (!given) return { fault: "unknown", at: "role" };
  const fault = await faultOf(db, everybody, null, place);
  if (fault) return fault;
  const { role: _role, rights = given.rights, ...said } = place;
  const key = freeKey(
    everybody.map((one) => one.key),
    `agent:${keyFrom(said.name)}`,
  );
  const bare: Person = { ...said, rights, key, email: foldEmail(said.email), roles: [], active: true };
  const person = withRole(roles, bare, given);
  const refused = beyond(roles, everybody, by, null, person);
  if (refused) return refused;
  await db.transaction().execute(async (trx) => {
    await writePerson(trx, person);
    // Rules and the door hear at once who owns no tickets.
    await moveCounter(trx);
  });
  return person;
}

/**
 * Changes what is named of somebody's place, and notes who did. Who goes, or has no seat any more, leaves all his open
 * tickets, in the same transaction.
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
    const roles = await readRoles(trx);
    const given = to.role === undefined ? undefined : roles.find(({ id }) => id === to.role);
    if (to.role !== undefined && !given) return { fault: "unknown", at: "role" };
    const fault =
      (await faultOf(trx, everybody, was, to)) ?? adminFault(everybody, roles, was, change, { ...to, given });
    if (fault) return fault;
    const { role: _role, ...said } = to;
    const placed: Person = {
      ...was,
      ...withoutGaps({ ...said, rights: to.rights ?? given?.rights }),
      email: to.email === undefined ? was.email : foldEmail(to.email),
    };
    const becomes = given ? withRole(roles, placed, given) : placed;
    const refused = beyond(roles, everybody, change.by, was, becomes);
    if (refused) return refused;
    const noted = await noteChanges(trx, change, settingsOf(was), settingsOf(becomes));
    if (!noted) return was;
    await writePerson(trx, becomes);
    const why = whyNoOwner(becomes);
    if (why !== null && whyNoOwner(was) === null)
      await beginHandBack(trx, { ...change, why, since: change.at, until: null });
    return becomes;
  });
}

/** Whether there is an admin, so that somebody can let others in. */
export const hasAdmin = async (db: Db): Promise<boolean> =>
  (await readPeople(db)).some((person) => person.active && person.roles.includes(ADMIN));

const ADMIN = "role:admin";

const settingsOf = ({ name, email, roles, rights, groups, departments, active, language, sees }: Person) => ({
  name,
  email,
  roles: [...roles],
  rights: [...rights].sort(),
  groups: [...groups].sort(),
  departments: [...departments].sort(),
  active,
  language,
  sees: sees ?? "departments",
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
  roles: readonly RoleGiven[],
  was: Person,
  { by }: Change,
  { given, active }: { readonly given: RoleGiven | undefined; readonly active?: boolean | undefined },
): TeamFault | null {
  const isAdmin = (person: Person) => roleAmong(roles, person).basedOn === "admin";
  const demoted = given !== undefined && given.basedOn !== "admin";
  if (!isAdmin(was) || (!demoted && active !== false)) return null;
  const at = active === false ? "active" : "role";
  if (by === was.key) return { fault: "oneself", at };
  const others = everybody.filter((one) => one.key !== was.key && one.active && isAdmin(one));
  return others.length > 0 ? null : { fault: "lastAdmin", at };
}
