import type { Member, TeamDepartment, TeamGroup } from "../contract/team.ts";
import { TEAM_ROLES } from "../contract/team.ts";
import type { Desk } from "../desk.ts";
import { type Department, type Person, readDepartments, readPeople } from "../people/people.ts";
import { roleOf } from "../people/team.ts";
import { type GroupWithMembers, readTeamGroups } from "../people/team-groups.ts";
import { type Names, readNames } from "./names.ts";

/** Somebody as an admin sees him. */
function memberView(person: Person, enrolled: ReadonlySet<string>): Member {
  const { key: id, name, email, rights, groups, departments, active } = person;
  const role = TEAM_ROLES.find((one) => one === roleOf(person)) ?? "role:agent";
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

/** Everybody and everything of the team, at this moment. */
export async function teamNow({ store, sessions }: Pick<Desk, "store" | "sessions">): Promise<{
  readonly people: Member[];
  readonly groups: TeamGroup[];
  readonly departments: TeamDepartment[];
}> {
  const { db } = store;
  const people = await readPeople(db);
  const groups = await readTeamGroups(db);
  const enrolled = await sessions.accounts.enrolled();
  const names = await readNames(db, []);
  return {
    people: people.map((person) => memberView(person, enrolled)),
    groups: groups.map((group) => groupView(group, names)),
    departments: (await readDepartments(db)).map((one) => departmentView(one, people, groups)),
  };
}
