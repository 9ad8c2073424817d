import { live } from "../../contract/live.ts";
import { handles } from "../../http/handler.ts";
import { othersAt } from "../../live/onlookers.ts";
import { readNames } from "../../present/names.ts";
import { visibleAmong } from "../../tickets/queries.ts";
import { foundTicket, visibleTo } from "../tickets/visible.ts";

export const readOnlookers = handles(live.onlookers, async (desk, { principal, query }) => {
  const one = query.ticket === undefined ? null : (await foundTicket(desk, principal, query.ticket)).ticket.id;
  const others = await othersAt(desk.onlookers, principal.id, one === null ? null : [one]);
  const seen = new Set(await visibleAmong(desk.store, [...others.keys()], visibleTo(principal)));
  const names = await readNames(desk.store.db, []);
  const items = [...others.values()]
    .flat()
    .filter(({ place }) => seen.has(place))
    .map(({ place, person, typing, at }) => ({ ticket: place, person: names.of(person), typing, at }));
  return { status: 200, body: { items } };
});
