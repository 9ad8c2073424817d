import { publishing } from "../../contract/publishing.ts";
import { DESK, readSecondPerson, setSecondPerson } from "../../definitions/second-person.ts";
import type { Desk } from "../../desk.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { readDepartments } from "../../people/people.ts";

async function settingsNow({ store }: Desk) {
  const scopes = await readSecondPerson(store.db);
  const departments = await readDepartments(store.db);
  return {
    desk: scopes.has(DESK),
    departments: departments.map(({ key, name }) => ({ id: key, name, secondPerson: scopes.has(key) })),
  };
}

export const readPublishSettings = handles(publishing.settings, async (desk) => ({
  status: 200,
  body: await settingsNow(desk),
}));

export const setPublishSetting = handles(publishing.set, async (desk, { params, body, principal }) => {
  const { db } = desk.store;
  const known = params.id === DESK || (await readDepartments(db)).some(({ key }) => key === params.id);
  if (!known) throw refusal("notFound");
  await setSecondPerson(db, params.id, body.secondPerson, principal.id, desk.clock.now());
  desk.live.definitionsChanged();
  return { status: 200, body: await settingsNow(desk) };
});
