import { team } from "../../contract/team.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { addPerson, changePlace } from "../../people/team.ts";
import { forgetNames } from "../../present/names.ts";
import { teamNow } from "../../present/team.ts";
import { refuseTeam } from "./faults.ts";
import { inviteAndTell } from "./invitations.ts";

async function memberNow(desk: Desk, id: string) {
  forgetNames(desk.store.db);
  const { people } = await teamNow(desk);
  const person = people.find((one) => one.id === id);
  if (!person) throw refusal("notFound");
  return person;
}

export const addTeamPerson = handles(team.addPerson, async (desk, { body, principal }) => {
  const { role = "role:agent", groups = [], departments = [], language = "en" } = body;
  const added = await addPerson(desk.store.db, principal.id, { ...body, role, groups, departments, language });
  if ("fault" in added) return refuseTeam(added);
  const invitation = await inviteAndTell(desk, added, "invited");
  return { status: 201, body: { person: await memberNow(desk, added.key), invitation } };
});

export const changeTeamPerson = handles(team.changePerson, async (desk, { params, body, principal }) => {
  const { store, clock, sessions } = desk;
  const change = { person: params.id, by: principal.id, at: clock.now() };
  const changed = await changePlace(store.db, change, body);
  if (!changed) throw refusal("notFound");
  if ("fault" in changed) return refuseTeam(changed);
  if (body.email !== undefined) await sessions.accounts.moveTo(changed.key, changed.email);
  if (body.active === false) await sessions.accounts.signOut(changed.key);
  return { status: 200, body: await memberNow(desk, params.id) };
});
