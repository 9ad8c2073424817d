import { effects } from "../../contract/effects.ts";
import { listAllEffects } from "../../effects/effect-records.ts";
import { handles } from "../../http/handler.ts";
import { effectView } from "../../present/effect.ts";
import { isNumber } from "../../tickets/queries.ts";
import { visibleEffects } from "./visible-effects.ts";

const LIMIT = 50;

export const listEffectsOfAll = handles(effects.all, async (desk, { principal, query }) => {
  const { limit = LIMIT, cursor, ticket: wanted, ...filter } = query;
  const { db } = desk.store;
  const keptDays = desk.config.keepSentDays;
  const named = (column: "id" | "number", value: string | number) =>
    db.selectFrom("ticket").select("id").where(column, "=", value).executeTakeFirst();
  const ticket = wanted === undefined || !isNumber(wanted) ? wanted : (await named("number", Number(wanted)))?.id;
  if (wanted !== undefined && ticket === undefined) return { status: 200, body: { items: [], next: null, keptDays } };
  const page = await listAllEffects(db, { ...filter, ticket }, { limit, after: cursor });
  const visible = await visibleEffects(desk, principal, page.items);
  const ids = [...new Set(visible.map((effect) => effect.ticket))];
  const rows =
    ids.length === 0
      ? []
      : await db.selectFrom("ticket").select(["id", "number", "subject"]).where("id", "in", ids).execute();
  const about = new Map(rows.map(({ id, number, subject }) => [id, { number, subject }]));
  const items = visible.flatMap((effect) => {
    const ofTicket = about.get(effect.ticket);
    return ofTicket ? [{ ...effectView(effect), ...ofTicket }] : [];
  });
  return { status: 200, body: { items, next: page.next, keptDays } };
});
