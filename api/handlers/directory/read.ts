import type { FieldDefinition } from "../../../blueprints/field.ts";
import type { Text } from "../../../blueprints/text.ts";
import { directory } from "../../contract/directory.ts";
import { listDefinitions } from "../../definitions/read.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { readDepartments, readGroups, readPeople } from "../../people/people.ts";
import { readRoles } from "../../people/roles.ts";
import { definitionName, plainText } from "../../present/definitions.ts";
import { readNames } from "../../present/names.ts";

export const readDirectoryView = handles(directory.read, async ({ store, definitions }, { principal }) => {
  const inForce = await definitions.current(store.db);
  const names = await readNames(store.db, []);
  const departments = (await readDepartments(store.db)).map(({ key }) => names.of(key));
  const fields = [...inForce.fields.values()];
  const formerFields = await readFormerFields(store.db);
  const nothing = {
    people: [],
    groups: [],
    roles: [],
    templates: [],
    calendars: [],
    policies: [],
    timeRules: [],
    triggers: [],
    macros: [],
    blueprints: [],
  };
  if (principal.kind === "requester") return { status: 200, body: { ...nothing, departments, fields, formerFields } };
  const people = await readPeople(store.db);
  const given = await readRoles(store.db);
  const roles = new Set<string>([...given.map(({ id }) => id), ...people.flatMap((person) => person.roles)]);
  const calendarNames = new Map(
    (await listDefinitions(store.db, "calendar")).map((record) => [record.key, definitionName(record)]),
  );
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
      groups: (await readGroups(store.db)).map(({ key, name, department, calendar = null }) => ({
        id: key,
        name,
        department,
        calendar,
      })),
      departments,
      roles: [...roles].map(names.of),
      fields,
      formerFields,
      templates: [...inForce.templates.values()].map(({ key, name }) => ({ key, name: plainText(name) })),
      calendars: [...(inForce.calendars ?? [])].map(([key, { hours }]) => ({
        key,
        name: plainText(calendarNames.get(key) ?? key),
        version: inForce.calendarVersions?.get(key) ?? 1,
        hours,
      })),
      policies: (inForce.policies ?? []).map(listed),
      timeRules: (inForce.timeRules ?? []).map(listed),
      triggers: (inForce.triggers?.list ?? []).map(listed),
      macros: [...(inForce.macros?.values() ?? [])].map(({ key, name }) => ({ key, name: plainText(name) })),
      blueprints: inForce.blueprints.map(listed),
    },
  };
});

/** Fields of which no version is in force any more, each as it was last. */
async function readFormerFields(db: Desk["store"]["db"]): Promise<FieldDefinition[]> {
  const records = await listDefinitions(db, "field");
  return records.flatMap(({ versions }) => {
    const [newest] = versions;
    // Only what the grammar reads was ever published.
    return newest?.status === "retired" ? [JSON.parse(newest.body) as FieldDefinition] : [];
  });
}

interface InForce {
  readonly key: string;
  readonly version: number;
  readonly document: { readonly name: Text };
}

const listed = ({ key, version, document }: InForce) => ({ key, version, name: plainText(document.name) });
