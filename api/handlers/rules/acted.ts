import { sql } from "kysely";
import { rules } from "../../contract/rules.ts";
import { handles } from "../../http/handler.ts";

const DAY = 86_400_000;

/** Versions of one document count together: what a manager asks is whether the rule is of use. */
const unversioned = (rule: string): string => rule.replace(/@\d+/, "");

export const countActed = handles(rules.acted, async ({ store, clock }, { query }) => {
  const since = clock.now() - (query.days ?? 7) * DAY;
  // A rule that only tells somebody leaves no fact of its own, but an effect.
  const acts = store.db
    .selectFrom("journal")
    .select(["rule", "event"])
    // As the index says: what blueprints do by themselves is not asked for here.
    .where("rule", ">=", sql.lit("m"))
    .where("at", ">=", since)
    .unionAll(store.db.selectFrom("outbox").select(["rule", "event"]).where("created_at", ">=", since));
  const rows = await store.db
    .selectFrom(acts.as("acts"))
    .select((e) => ["rule", e.fn.count<number>("event").distinct().as("times")])
    .groupBy("rule")
    .execute();
  const times = new Map<string, number>();
  for (const row of rows) {
    const rule = unversioned(row.rule ?? "");
    times.set(rule, (times.get(rule) ?? 0) + Number(row.times));
  }
  return { status: 200, body: { items: [...times].map(([rule, count]) => ({ rule, times: count })) } };
});
