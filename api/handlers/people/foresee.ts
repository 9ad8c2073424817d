import { mayCall } from "../../auth/principal.ts";
import { people } from "../../contract/people.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { foresee } from "../../people/leaving.ts";
import { readNames } from "../../present/names.ts";
import { personFound } from "./found.ts";

export const foreseeAbsence = handles(people.foresee, async (desk, { params, query, principal }) => {
  if (principal.id !== params.id && !mayCall("manager", principal)) throw refusal("notAllowed");
  const { store, definitions } = desk;
  const { key } = await personFound(desk, params.id);
  const inForce = await definitions.current(store.db);
  const { total, back } = await foresee(store.db, inForce, key, { why: "absent", until: query.until });
  const names = await readNames(store.db, []);
  const groups = [...back].map(([group, tickets]) => ({ group: names.of(group), tickets }));
  const away = groups.reduce((sum, { tickets }) => sum + tickets, 0);
  return { status: 200, body: { total, back: groups, stay: total - away } };
});
