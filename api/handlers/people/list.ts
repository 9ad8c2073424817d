import { people } from "../../contract/people.ts";
import { handles } from "../../http/handler.ts";
import { nothing, readLoads } from "../../people/loads.ts";
import { readPeople } from "../../people/people.ts";
import { readWork } from "../../people/work.ts";
import { readNames } from "../../present/names.ts";
import { workerView } from "../../present/worker.ts";

export const listPeople = handles(people.list, async ({ store, definitions, clock }) => {
  const inForce = await definitions.current(store.db);
  const names = await readNames(store.db, []);
  const everybody = await readPeople(store.db);
  const work = await readWork(store.db);
  const keys = everybody.map(({ key }) => key);
  const loads = await readLoads(store, keys);
  const items = everybody.map((person) =>
    workerView(person, work(person.key), loads.get(person.key) ?? nothing(), names, inForce, clock.now()),
  );
  const asked = inForce.routing?.document.rows.flatMap(({ then }) => then.skills ?? []) ?? [];
  const skills = [...new Set([...asked, ...items.flatMap((one) => one.skills)])].sort();
  return { status: 200, body: { items, skills } };
});
