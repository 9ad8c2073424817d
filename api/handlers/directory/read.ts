import { directory } from "../../contract/directory.ts";
import { ROLES } from "../../definitions/directory.ts";
import { handles } from "../../http/handler.ts";
import { readDepartments, readGroups, readPeople } from "../../people/people.ts";
import { plainText } from "../../present/definitions.ts";
import { readNames } from "../../present/names.ts";

export const readDirectoryView = handles(directory.read, async ({ store, definitions }, { principal }) => {
  const inForce = await definitions.current(store.db);
  const names = await readNames(store.db, []);
  const departments = (await readDepartments(store.db)).map(({ key }) => names.of(key));
  const fields = [...inForce.fields.values()];
  const nothing = { people: [], groups: [], roles: [], templates: [], calendars: [], blueprints: [] };
  if (principal.kind === "requester") return { status: 200, body: { ...nothing, departments, fields } };
  const people = await readPeople(store.db);
  const roles = new Set<string>([...ROLES, ...people.flatMap((person) => person.roles)]);
  return {
    status: 200,
    body: {
      people: people.map(({ key, ...person }) => ({
        id: key,
        name: person.name,
        email: person.email,
        active: person.active,
        roles: person.roles,
        groups: person.groups,
        departments: person.departments,
      })),
      groups: (await readGroups(store.db)).map(({ key, name, department }) => ({ id: key, name, department })),
      departments,
      roles: [...roles].map(names.of),
      fields,
      templates: [...inForce.templates.values()].map(({ key, name }) => ({ key, name: plainText(name) })),
      calendars: [...(inForce.calendars ?? [])].map(([key, { hours }]) => ({ key, hours })),
      blueprints: inForce.blueprints.map(({ key, version, document }) => ({
        key,
        version,
        name: plainText(document.name),
      })),
    },
  };
});
