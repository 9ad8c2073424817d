import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { noteChanges } from "./changes.ts";
import { type Person, readPeople, writePerson } from "./people.ts";
import { type RoleGiven, readRoles, withRole } from "./roles.ts";

type Db = Kysely<Tables>;

/** Those who have a role; who has left and comes back has it still. */
export const holdersOf = async (db: Db, role: string): Promise<readonly Person[]> =>
  (await readPeople(db)).filter(({ roles }) => roles.includes(role));

/**
 * Gives everybody with a role what it gives from now on, in the transaction that publishes it: their next request has it. What was
 * given to or taken from one of them beside the role stays so.
 */
export async function spreadRole(
  trx: Db,
  was: RoleGiven | null,
  becomes: RoleGiven,
  { by, at }: { readonly by: string; readonly at: number },
): Promise<void> {
  const roles = await readRoles(trx);
  for (const person of await holdersOf(trx, becomes.id)) {
    const lost = was?.rights.filter((right) => !becomes.rights.includes(right)) ?? [];
    const gained = becomes.rights.filter((right) => !was?.rights.includes(right) && !person.rights.includes(right));
    const rights = [...person.rights.filter((right) => !lost.includes(right)), ...gained];
    const next = { ...withRole(roles, person, becomes), rights };
    await noteChanges(trx, { person: person.key, by, at }, settings(person), settings(next));
    await writePerson(trx, next);
  }
}

const settings = ({ roles, rights, sees }: Person) => ({
  roles: [...roles],
  rights: [...rights].sort(),
  sees: sees ?? "departments",
});
