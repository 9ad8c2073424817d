import type { Kysely } from "kysely";
import { freeKey, keyFrom } from "../../blueprints/key.ts";
import type { Tables } from "../db/tables.ts";
import { moveCounter } from "../definitions/store.ts";
import {
  type Department,
  type Group,
  putDepartment,
  putGroup,
  readDepartments,
  readGroups,
  readPeople,
} from "./people.ts";

type Db = Kysely<Tables>;

export interface GroupWithMembers extends Group {
  readonly members: readonly string[];
}

type Said = { readonly [K in "name" | "department" | "calendar" | "members"]?: GroupWithMembers[K] | undefined };

/** What stands against it: a department or somebody who is not there. */
export type GroupFault = { readonly fault: "unknown"; readonly at: "department" | "members"; readonly index?: number };

/** Every group with who is in it and still of the desk, by key. */
export async function readTeamGroups(db: Db): Promise<readonly GroupWithMembers[]> {
  const people = (await readPeople(db)).filter(({ active }) => active);
  return (await readGroups(db)).map((group) => ({
    ...group,
    members: people.filter(({ groups }) => groups.includes(group.key)).map(({ key }) => key),
  }));
}

/** Adds a group, or changes what is named of one. Undefined: there is none with this key. */
export async function saveGroup(db: Db, key: string | null, said: Said): Promise<string | GroupFault | undefined> {
  return db.transaction().execute(async (trx) => {
    // What is verified against the directory is verified against one state of it.
    await moveCounter(trx);
    const groups = await readGroups(trx);
    const was = key === null ? { name: "", department: null, calendar: null } : groups.find((one) => one.key === key);
    if (!was) return undefined;
    const { name = was.name, department = was.department, calendar = was.calendar ?? null, members } = said;
    if (department !== null && !(await readDepartments(trx)).some((one) => one.key === department))
      return { fault: "unknown", at: "department" };
    const own =
      key ??
      freeKey(
        groups.map((one) => one.key),
        `group:${keyFrom(name)}`,
      );
    const known = new Set((await readPeople(trx)).map((person) => person.key));
    const index = members?.findIndex((member) => !known.has(member)) ?? -1;
    if (index >= 0) return { fault: "unknown", at: "members", index };
    await putGroup(trx, { key: own, name, department, calendar });
    if (members) {
      await trx.deleteFrom("person_group").where("group_key", "=", own).execute();
      const rows = [...new Set(members)].map((person) => ({ person, group_key: own }));
      if (rows.length > 0) await trx.insertInto("person_group").values(rows).execute();
    }
    return own;
  });
}

/** Adds a department, or renames one. Undefined: there is none with this key. */
export async function saveDepartment(db: Db, key: string | null, name: string): Promise<string | undefined> {
  return db.transaction().execute(async (trx) => {
    await moveCounter(trx);
    const departments: readonly Department[] = await readDepartments(trx);
    if (key !== null && !departments.some((one) => one.key === key)) return undefined;
    const own =
      key ??
      freeKey(
        departments.map((one) => one.key),
        `department:${keyFrom(name)}`,
      );
    await putDepartment(trx, { key: own, name });
    return own;
  });
}
