import type { Kysely } from "kysely";
import type { Directory } from "../../blueprints/directory.ts";
import type { Definitions } from "../../runtime/definitions.ts";
import type { Tables } from "../db/tables.ts";
import { whyNoOwner } from "../people/no-owners.ts";
import { readDepartments, readGroups, readPeople } from "../people/people.ts";
import { readRoles } from "../people/roles.ts";

/** What this desk has, for checking documents against it. */
export async function readDirectory(db: Kysely<Tables>, inForce: Definitions): Promise<Directory> {
  const people = (await readPeople(db)).filter(({ active }) => active);
  const named = new Set<string>(
    [...(await readGroups(db)), ...(await readDepartments(db)), ...people].map(({ key }) => key),
  );
  const peopled = new Set(
    people.flatMap(({ key, roles, groups, departments }) => [key, ...roles, ...groups, ...departments]),
  );
  for (const { id } of await readRoles(db)) named.add(id);
  // Other roles exist when somebody has them.
  for (const role of peopled) named.add(role);
  return {
    fields: inForce.fields,
    templates: new Set(inForce.templates.keys()),
    people: named,
    calendars: new Set(inForce.calendars?.keys()),
    states: new Map(inForce.blueprints.map(({ key, states }) => [key, new Set(states.keys())])),
    lifecycle: inForce.lifecycle,
    policies: (inForce.policies ?? []).map(({ document }) => document),
    triggers: (inForce.triggers?.list ?? []).map(({ document }) => document),
    noSeats: new Map(people.flatMap((one) => (whyNoOwner(one) === "noSeat" ? [[one.key, one.name]] : []))),
    withoutMembers: new Set([...named].filter((key) => !peopled.has(key))),
  };
}
