import { type Kysely, type SqlBool, sql } from "kysely";
import type { Effect } from "../../blueprints/facts.ts";
import type { Tables } from "../db/tables.ts";
import { isSystem } from "./destination.ts";

type Db = Kysely<Tables>;

/** One line of what leaves the desk because of a ticket. */
export interface EffectRecord {
  readonly id: string;
  readonly ticket: string;
  readonly event: string;
  readonly type: string;
  readonly rule: string;
  readonly effect: Effect;
  readonly status: "pending" | "done" | "failed" | "dropped";
  readonly attempts: number;
  readonly runs: number;
  readonly nextAt: number;
  readonly createdAt: number;
  readonly settledAt: number | null;
  readonly detail: string | null;
  readonly destination: string;
}

/** Sets an effect that failed, or was given up, going again under the same key; undefined when there is none such. */
export async function runAgain(db: Db, id: string, now: number): Promise<EffectRecord | undefined> {
  const [row] = await runAllAgain(db, [id], now);
  return row;
}

/** The same for many; gives those that are under way again. */
export async function runAllAgain(db: Db, ids: readonly string[], now: number): Promise<readonly EffectRecord[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .updateTable("outbox")
    .set((e) => ({
      status: "pending",
      attempts: 0,
      runs: e("runs", "+", 1),
      next_at: now,
      settled_at: null,
      lease_until: null,
    }))
    .where("id", "in", ids)
    .where("status", "in", ["failed", "dropped"])
    .returningAll()
    .execute();
  return rows.map(recordOf);
}

/**
 * Gives effects up: what failed, and what waits and no worker holds. What waited is told apart, since its ticket does not know
 * yet that it will not arrive.
 */
export async function dropEffects(
  db: Db,
  ids: readonly string[],
  { now, detail }: { readonly now: number; readonly detail: string },
): Promise<{ readonly waited: readonly EffectRecord[]; readonly failed: readonly EffectRecord[] }> {
  if (ids.length === 0) return { waited: [], failed: [] };
  const dropped = () =>
    db
      .updateTable("outbox")
      .set((e) => ({ status: "dropped", settled_at: now, lease_until: null, fence: e("fence", "+", 1), detail }))
      .where("id", "in", ids);
  const waited = await dropped()
    .where("status", "=", "pending")
    .where((e) => e.or([e("lease_until", "is", null), e("lease_until", "<=", now)]))
    .returningAll()
    .execute();
  const failed = await dropped().where("status", "=", "failed").returningAll().execute();
  return { waited: waited.map(recordOf), failed: failed.map(recordOf) };
}

/** What left, or is to leave, because of a ticket, oldest first. */
export async function readEffects(db: Db, ticket: string): Promise<readonly EffectRecord[]> {
  const rows = await db
    .selectFrom("outbox")
    .selectAll()
    .where("ticket", "=", ticket)
    .orderBy("created_at")
    .orderBy("place")
    .orderBy("id")
    .execute();
  return rows.map(recordOf);
}

export async function readEffect(db: Db, id: string): Promise<EffectRecord | undefined> {
  const row = await db.selectFrom("outbox").selectAll().where("id", "=", id).executeTakeFirst();
  return row && recordOf(row);
}

export interface EffectFilter {
  readonly ids?: readonly string[] | undefined;
  readonly status?: EffectRecord["status"] | undefined;
  readonly type?: string | undefined;
  readonly destination?: string | undefined;
  /** As effects carry it, or without its version. */
  readonly rule?: string | undefined;
  readonly ticket?: string | undefined;
}

/** Effects of all tickets, newest first; `after` is the `next` of the page before. */
export async function listAllEffects(
  db: Db,
  { ids, status, type, destination, rule, ticket }: EffectFilter,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<{ readonly items: readonly EffectRecord[]; readonly next: string | null }> {
  const [, at, id] = /^([0-9]{1,15})\.(.{1,100})$/.exec(after ?? "") ?? [];
  let query = db.selectFrom("outbox").selectAll();
  if (ids) query = query.where("id", "in", ids);
  if (status) query = query.where("status", "=", status);
  if (type !== undefined) query = query.where("type", "=", type);
  if (destination !== undefined) {
    query = query.where("destination", "=", destination);
    // As the index says: effects that go to a system are found by it.
    if (isSystem(destination)) query = query.where("type", "=", sql.lit("webhook"));
  }
  if (ticket !== undefined) query = query.where("ticket", "=", ticket);
  if (rule !== undefined)
    query = query.where((e) => e.or([e("rule", "=", rule), sql<SqlBool>`rule like ${versionsOf(rule)} escape '\\'`]));
  if (at !== undefined && id !== undefined)
    query = query.where((e) =>
      e.or([e("created_at", "<", Number(at)), e.and([e("created_at", "=", Number(at)), e("id", "<", id)])]),
    );
  const rows = await query
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1)
    .execute();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { items: page.map(recordOf), next: rows.length > limit && last ? `${last.created_at}.${last.id}` : null };
}

/** Every version of a rule, as a pattern. */
const versionsOf = (rule: string): string => `${rule.replace(/[\\%_]/g, "\\$&")}@%`;

const recordOf = (row: Tables["outbox"]): EffectRecord => ({
  id: row.id,
  ticket: row.ticket,
  event: row.event,
  type: row.type,
  rule: row.rule,
  // As `decide` made it; nothing else writes the column.
  effect: JSON.parse(row.effect) as Effect,
  status: row.status,
  attempts: row.attempts,
  runs: row.runs,
  nextAt: row.next_at,
  createdAt: row.created_at,
  settledAt: row.settled_at,
  detail: row.detail,
  destination: row.destination,
});
