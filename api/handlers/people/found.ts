import type { WorkerView } from "../../contract/people.ts";
import type { Desk } from "../../desk.ts";
import { refusal } from "../../http/problems.ts";
import { nothing, readLoads } from "../../people/loads.ts";
import { type Person, readPerson } from "../../people/people.ts";
import { readWork } from "../../people/work.ts";
import { readNames } from "../../present/names.ts";
import { workerView } from "../../present/worker.ts";

/** The person with this key; 404 where there is none. */
export async function personFound({ store }: Desk, id: string): Promise<Person> {
  const person = await readPerson(store.db, id);
  if (!person) throw refusal("notFound");
  return person;
}

/** The person as he works right after a change. */
export async function workerNow(desk: Desk, id: string): Promise<WorkerView> {
  const { store, definitions, clock } = desk;
  const person = await personFound(desk, id);
  const work = (await readWork(store.db))(id);
  const load = (await readLoads(store, [id])).get(id) ?? nothing();
  const names = await readNames(store.db, []);
  return workerView(person, work, load, names, await definitions.current(store.db), clock.now());
}
