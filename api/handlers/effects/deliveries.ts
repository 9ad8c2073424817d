import { effects } from "../../contract/effects.ts";
import { readDeliveries } from "../../effects/deliveries.ts";
import { readEffect } from "../../effects/effect-records.ts";
import { handles } from "../../http/handler.ts";
import { refusal } from "../../http/problems.ts";
import { foundTicket } from "../tickets/visible.ts";

/** Attempts are reached through the ticket: who can't see it can't see what was sent because of it. */
export const listDeliveries = handles(effects.deliveries, async (desk, { principal, params }) => {
  const known = await readEffect(desk.store.db, params.id);
  if (!known) throw refusal("notFound");
  await foundTicket(desk, principal, known.ticket);
  const rows = await readDeliveries(desk.store.db, params.id);
  return { status: 200, body: { items: rows.map(({ effect, ok, ...row }) => ({ ...row, ok: ok === 1 })) } };
});
