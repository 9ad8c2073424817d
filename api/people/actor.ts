import type { Kysely } from "kysely";
import type { Actor } from "../../blueprints/people.ts";
import type { Tables } from "../db/tables.ts";
import { type Person, readPerson } from "./people.ts";

/** A person of the desk as the runtime sees them. */
export const actorOf = (person: Person): Actor => ({
  id: person.key,
  kind: "agent",
  groups: person.groups,
  roles: person.roles,
  departments: person.departments,
  rights: person.rights,
});

/** A requester as the runtime sees them. */
export const requesterActor = (contact: string): Actor => ({
  id: contact,
  kind: "requester",
  groups: [],
  roles: [],
  departments: [],
  rights: [],
});

/** The person behind `key` with the groups, roles and rights of the moment; undefined for nobody, or somebody who has left. */
export async function loadActor(db: Kysely<Tables>, key: string): Promise<Actor | undefined> {
  const person = await readPerson(db, key);
  return person?.active ? actorOf(person) : undefined;
}
