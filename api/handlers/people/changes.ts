import { people } from "../../contract/people.ts";
import { handles } from "../../http/handler.ts";
import { readChanges } from "../../people/changes.ts";
import { readNames } from "../../present/names.ts";
import { personFound } from "./found.ts";

export const listPersonChanges = handles(people.changes, async (desk, { params }) => {
  const { key } = await personFound(desk, params.id);
  const names = await readNames(desk.store.db, []);
  const items = await readChanges(desk.store.db, key);
  return { status: 200, body: { items: items.map(({ by, ...change }) => ({ ...change, by: names.of(by) })) } };
});
