import { team } from "../../contract/team.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { type GroupFault, saveDepartment, saveGroup } from "../../people/team-groups.ts";
import { forgetNames } from "../../present/names.ts";
import { teamNow } from "../../present/team.ts";
import { refuseTeam } from "./faults.ts";

async function groupSaved(desk: Desk, saved: string | GroupFault | undefined) {
  if (saved === undefined) throw refusal("notFound");
  if (typeof saved !== "string") return refuseTeam(saved);
  forgetNames(desk.store.db);
  const group = (await teamNow(desk)).groups.find(({ id }) => id === saved);
  if (!group) throw refusal("notFound");
  return group;
}

async function departmentSaved(desk: Desk, saved: string | undefined) {
  forgetNames(desk.store.db);
  const department = (await teamNow(desk)).departments.find(({ id }) => id === saved);
  if (!department) throw refusal("notFound");
  return department;
}

export const addTeamGroup = handles(team.addGroup, async (desk, { body }) => ({
  status: 201,
  body: await groupSaved(desk, await saveGroup(desk.store.db, null, body)),
}));

export const changeTeamGroup = handles(team.changeGroup, async (desk, { params, body }) => ({
  status: 200,
  body: await groupSaved(desk, await saveGroup(desk.store.db, params.id, body)),
}));

export const addTeamDepartment = handles(team.addDepartment, async (desk, { body }) => ({
  status: 201,
  body: await departmentSaved(desk, await saveDepartment(desk.store.db, null, body.name)),
}));

export const changeTeamDepartment = handles(team.changeDepartment, async (desk, { params, body }) => ({
  status: 200,
  body: await departmentSaved(desk, await saveDepartment(desk.store.db, params.id, body.name)),
}));
