import { live } from "../../contract/live.ts";
import { handles } from "../../http/handler.ts";
import { documentPlace, othersAt } from "../../live/onlookers.ts";
import { readNames } from "../../present/names.ts";
import { foundDefinition } from "../definitions/found.ts";

export const openDocument = handles(live.open, async (desk, { principal, params, body }) => {
  const { kind, key } = await foundDefinition(desk, params.kind, params.key);
  const place = documentPlace(kind, key);
  const one = { place, window: params.window, person: principal.id, typing: body.drawing, spot: body.spot };
  if (await desk.onlookers.look(one)) desk.live.lookingChanged(place);
  return { status: 204 };
});

export const leaveDocument = handles(live.leave, async (desk, { principal, params }) => {
  const { kind, key } = await foundDefinition(desk, params.kind, params.key);
  const place = documentPlace(kind, key);
  if (await desk.onlookers.away({ place, window: params.window, person: principal.id }))
    desk.live.lookingChanged(place);
  return { status: 204 };
});

export const readReaders = handles(live.readers, async (desk, { principal, params }) => {
  const { kind, key } = await foundDefinition(desk, params.kind, params.key);
  const place = documentPlace(kind, key);
  const others = (await othersAt(desk.onlookers, principal.id, [place])).get(place) ?? [];
  const names = await readNames(desk.store.db, []);
  const items = others.map(({ person, typing, spot, at }) => ({ person: names.of(person), drawing: typing, spot, at }));
  return { status: 200, body: { items } };
});
