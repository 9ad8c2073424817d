import { effects } from "../../contract/effects.ts";
import { readEffects } from "../../effects/effect-records.ts";
import { handles } from "../../http/handler.ts";
import { effectView } from "../../present/effect.ts";
import { foundTicket } from "../tickets/visible.ts";

export const listEffects = handles(effects.list, async (desk, { principal, params }) => {
  const { ticket } = await foundTicket(desk, principal, params.id);
  return { status: 200, body: { items: (await readEffects(desk.store.db, ticket.id)).map(effectView) } };
});
