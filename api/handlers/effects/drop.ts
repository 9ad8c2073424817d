import { effects } from "../../contract/effects.ts";
import { dropEffects, listAllEffects } from "../../effects/effect-records.ts";
import { handles } from "../../http/handler.ts";
import { derivedId } from "../../ids.ts";
import { visibleEffects } from "./visible-effects.ts";

/** What had failed for good its ticket knows already; of what still waited it is told, as of any final failure. */
export const dropManyEffects = handles(effects.drop, async (desk, { principal, body }) => {
  const { db } = desk.store;
  const ids = [...new Set(body.ids)];
  const { items } = await listAllEffects(db, { ids }, { limit: ids.length });
  const visible = await visibleEffects(desk, principal, items);
  const now = desk.clock.now();
  const detail = `Given up by ${principal.name}.`;
  const { waited, failed } = await dropEffects(
    db,
    visible.map(({ id }) => id),
    { now, detail },
  );
  for (const { id, ticket, runs } of waited)
    await desk.door.apply({
      event: {
        id: derivedId("effectSettled", id, runs),
        ticket,
        at: now,
        actor: principal.actor,
        type: "effectSettled",
        effect: id,
        ok: false,
        detail,
      },
    });
  const dropped = new Set([...waited, ...failed].map(({ id }) => id));
  for (const ticket of new Set([...waited, ...failed].map((one) => one.ticket))) desk.live.ticketChanged(ticket);
  const before = new Map(visible.map(({ id, status }) => [id, status]));
  const results = ids.map((id) => {
    const status = before.get(id);
    const why = status === undefined ? "notFound" : status === "pending" ? "inHand" : "settled";
    return { id, outcome: dropped.has(id) ? "dropped" : why } as const;
  });
  return { status: 200, body: { dropped: dropped.size, results } };
});
