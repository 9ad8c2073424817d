import type { Member, TeamDepartment, TeamGroup, TeamRole } from "../contract/team.ts";
import type { Desk } from "../desk.ts";
import { type Department, type Person, readDepartments, readPeople } from "../people/people.ts";
import { type RoleGiven, readRoles, roleAmong } from "../people/roles.ts";
import { type GroupWithMembers, readTeamGroups } from "../people/team-groups.ts";
import { plainText } from "./definitions.ts";
import { type Names, readNames } from "./names.ts";

/** Somebody as an admin sees him. */
function memberView(person: Person, roles: readonly RoleGiven[], enrolled: ReadonlySet<string>): Member {
  const { key: id, name, email, rights, groups, departments, active } = person;
  const role = roleAmong(roles, person).id;
  const language = person.language.startsWith("fr") ? "fr" : "en";
  return {
    ...{ id, name, email, role, language, active },
    ...{ rights: [...rights], groups: [...groups], departments: [...departments] },
    enrolled: enrolled.has(id),
  };
}

const groupView = (
  { key: id, name, department, calendar = null, members }: GroupWithMembers,
  names: Names,
): TeamGroup => ({
  ...{ id, name, department, calendar },
  members: members.map(names.of),
});

const departmentView = (
  { key: id, name }: Department,
  people: readonly Person[],
  groups: readonly GroupWithMembers[],
): TeamDepartment => ({
  id,
  name,
  people: people.filter(({ active, departments }) => active && departments.includes(id)).length,
  groups: groups.filter(({ department }) => department === id).length,
});

const roleView = (role: RoleGiven, roles: readonly RoleGiven[], people: readonly Person[]): TeamRole => ({
  ...role,
  name: role.name === null ? null : plainText(role.name),
  rights: [...role.rights],
  people: people.filter((person) => person.active && roleAmong(roles, person).id === role.id).length,
});

/** Everybody and everything of the team, at this moment. */
export async function teamNow({ store, sessions }: Pick<Desk, "store" | "sessions">): Promise<{
  readonly people: Member[];
  readonly groups: TeamGroup[];
  readonly departments: TeamDepartment[];
  readonly roles: TeamRole[];
}> {
  const { db } = store;
  const people = await readPeople(db);
  const roles = await readRoles(db);
  const groups = await readTeamGroups(db);
  const enrolled = await sessions.accounts.enrolled();
  const names = await readNames(db, []);
  return {
    people: people.map((person) => memberView(person, roles, enrolled)),
    groups: groups.map((group) => groupView(group, names)),
    departments: (await readDepartments(db)).map((one) => departmentView(one, people, groups)),
    roles: roles.map((role) => roleView(role, roles, people)),
  };
}
