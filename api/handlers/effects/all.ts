import { effects } from "../../contract/effects.ts";
import { listAllEffects } from "../../effects/effect-records.ts";
import { handles } from "../../http/handler.ts";
import { effectView } from "../../present/effect.ts";
import { visibleEffects } from "./visible-effects.ts";

const LIMIT = 50;

export const listEffectsOfAll = handles(effects.all, async (desk, { principal, query }) => {
  const { limit = LIMIT, cursor, ...filter } = query;
  const page = await listAllEffects(desk.store.db, filter, { limit, after: cursor });
  const items = await visibleEffects(desk, principal, page.items);
  return { status: 200, body: { items: items.map(effectView), next: page.next } };
});
