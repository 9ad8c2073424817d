import type { Principal } from "../../auth/principal.ts";
import type { Desk } from "../../desk.ts";
import type { EffectRecord } from "../../effects/effect-records.ts";
import { visibleAmong } from "../../tickets/queries.ts";
import { visibleTo } from "../tickets/visible.ts";

/** Of these effects, those of tickets that somebody may see. */
export async function visibleEffects(
  desk: Desk,
  principal: Principal,
  effects: readonly EffectRecord[],
): Promise<readonly EffectRecord[]> {
  const tickets = [...new Set(effects.map(({ ticket }) => ticket))];
  const visible = new Set(await visibleAmong(desk.store, tickets, visibleTo(principal)));
  return effects.filter(({ ticket }) => visible.has(ticket));
}
