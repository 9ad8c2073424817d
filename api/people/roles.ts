import type { Kysely } from "kysely";
import type { Right } from "../../blueprints/people.ts";
import { BASES, type Base, effectiveRights, type Role, SHIPPED, type Sight } from "../../blueprints/role.ts";
import type { Text } from "../../blueprints/text.ts";
import type { Tables } from "../db/tables.ts";
import type { Person } from "./people.ts";

type Db = Kysely<Tables>;

/** A role that people can have: shipped, or the desk's own. `id` is `role:…`. */
export interface RoleGiven {
  readonly id: string;
  /** Null: it is shipped, and the page knows its name. */
  readonly name: Text | null;
  readonly basedOn: Base;
  readonly rights: readonly Right[];
  readonly sees: Sight;
}

const shipped: readonly RoleGiven[] = BASES.map((basedOn) => ({
  id: `role:${basedOn}`,
  name: null,
  basedOn,
  ...SHIPPED[basedOn],
}));

export const roleGiven = ({ key, name, basedOn, rights, sees }: Role): RoleGiven => ({
  ...{ id: `role:${key}`, name, basedOn, rights, sees },
});

/** Every role that somebody can be given now: the shipped ones, and those of the desk in force. */
export async function readRoles(db: Db): Promise<readonly RoleGiven[]> {
  const rows = await db
    .selectFrom("definition")
    .select("body")
    .where("kind", "=", "role")
    .where("status", "=", "published")
    .orderBy("key")
    .execute();
  // What is published has passed its grammar.
  return [...shipped, ...rows.map(({ body }) => roleGiven(JSON.parse(body) as Role))];
}

/** What somebody is: a role of the desk's own, else the highest of the shipped ones. */
export function roleAmong(roles: readonly RoleGiven[], person: Pick<Person, "roles">): RoleGiven {
  const own = roles.find(({ id, name }) => name !== null && person.roles.includes(id));
  if (own) return own;
  const base = BASES.findLast((one) => person.roles.includes(`role:${one}`)) ?? "agent";
  // Every base is among the shipped ones.
  return shipped.find(({ basedOn }) => basedOn === base) as RoleGiven;
}

/** The keys that stand for a role: itself, and what it stands on. */
export const keysOf = ({ id, basedOn }: RoleGiven): readonly string[] => [...new Set([`role:${basedOn}`, id])];

/** Somebody with this role in place of the one he had. Keys that stand for no role are what conditions and steps speak of: they stay. */
export function withRole(roles: readonly RoleGiven[], person: Person, role: RoleGiven): Person {
  const known = new Set(roles.map(({ id }) => id));
  return { ...person, roles: [...keysOf(role), ...person.roles.filter((one) => !known.has(one))], sees: role.sees };
}

/** What somebody may do and see in all, to compare him with what is to be given. */
export interface Reach {
  readonly basedOn: Base;
  readonly rights: readonly Right[];
  readonly sees: Sight;
}

export function reachOf(roles: readonly RoleGiven[], person: Pick<Person, "roles" | "rights" | "sees">): Reach {
  const { basedOn } = roleAmong(roles, person);
  const rights = effectiveRights(person.roles, person.rights);
  return { basedOn, rights, sees: basedOn === "admin" ? "everything" : (person.sees ?? "departments") };
}
