import type { Kysely, Transaction } from "kysely";
import type { Mentionable } from "../../runtime/decision.ts";
import { readStrings } from "../db/json.ts";
import type { Tables } from "../db/tables.ts";

type Trx = Kysely<Tables> | Transaction<Tables>;

/** Whom these short names mean: `lea` is the person `agent:lea`, else the group `group:lea`; null: nobody. Who has left is nobody. */
export async function readMentioned(
  trx: Trx,
  handles: readonly string[],
): Promise<{ readonly [handle: string]: Mentionable | null }> {
  const keys = (kind: string) => handles.map((handle) => `${kind}:${handle}`);
  const people = await trx
    .selectFrom("person")
    .select(["key", "roles", "departments", "sees"])
    .where("key", "in", keys("agent"))
    .where("active", "=", 1)
    .execute();
  const groups = await trx
    .selectFrom("desk_group")
    .select(["key", "department"])
    .where("key", "in", keys("group"))
    .execute();
  const memberships = await trx
    .selectFrom("person_group")
    .select(["person", "group_key"])
    .where("person", "in", keys("agent"))
    .execute();
  const known = new Map<string, Mentionable>();
  for (const { key, department } of groups)
    known.set(key, { id: key, groups: [key], departments: department === null ? [] : [department], all: false });
  for (const { key, roles, departments, sees } of people) {
    const own = memberships.filter(({ person }) => person === key).map(({ group_key }) => group_key);
    const all = sees === "everything" || readStrings(roles).includes("role:admin");
    const less = sees === "own" || sees === "groups" ? { sees } : {};
    known.set(key, { id: key, groups: own, departments: readStrings(departments), all, ...less });
  }
  // No prototype: a name such as constructor is a name like any other.
  const found: { [handle: string]: Mentionable | null } = Object.create(null);
  for (const handle of handles) found[handle] = known.get(`agent:${handle}`) ?? known.get(`group:${handle}`) ?? null;
  return found;
}
