import { mayCall } from "../../auth/principal.ts";
import { people } from "../../contract/people.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { foresee } from "../../people/leaving.ts";
import { readNames } from "../../present/names.ts";
import { personFound } from "./found.ts";

export const foreseeAbsence = handles(people.foresee, async (desk, { params, query, principal }) => {
  if (principal.id !== params.id && !mayCall("right:people", principal)) throw refusal("notAllowed");
  const { store, definitions } = desk;
  const { key } = await personFound(desk, params.id);
  const inForce = await definitions.current(store.db);
  const { until = null } = query;
  const departure = until === null ? ({ why: "left", until } as const) : ({ why: "absent", until } as const);
  const { total, back, toNobody } = await foresee(store.db, inForce, key, departure);
  const names = await readNames(store.db, []);
  const groups = [...back].map(([group, tickets]) => ({ group: names.of(group), tickets }));
  const away = groups.reduce((sum, { tickets }) => sum + tickets, toNobody);
  return { status: 200, body: { total, back: groups, toNobody, stay: total - away } };
});
