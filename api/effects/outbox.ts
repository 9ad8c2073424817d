import { type Kysely, sql } from "kysely";
import type { Effect } from "../../blueprints/facts.ts";
import type { Store } from "../db/connect.ts";
import type { Tables } from "../db/tables.ts";

type Db = Kysely<Tables>;

/** A claimed effect. `fence` must still be the row's own when it is settled. */
export interface Claimed {
  readonly id: string;
  readonly ticket: string;
  readonly effect: Effect;
  readonly attempts: number;
  readonly runs: number;
  readonly fence: number;
}

/** One line of what leaves the desk because of a ticket. */
export interface EffectRecord {
  readonly id: string;
  readonly ticket: string;
  readonly event: string;
  readonly type: string;
  readonly rule: string;
  readonly effect: Effect;
  readonly status: "pending" | "done" | "failed";
  readonly attempts: number;
  readonly nextAt: number;
  readonly createdAt: number;
  readonly settledAt: number | null;
  readonly detail: string | null;
}

/** How long a claim holds, ms: well over the longest a delivery may take. */
export const LEASE_MS = 60_000;

/** An effect as `decide` made it; nothing else writes the column. */
const effectOf = (text: string): Effect => JSON.parse(text) as Effect;

/**
 * Claims effects that are due and that no other worker holds. The attempt is counted here, so that a delivery which takes
 * its worker with it is counted too.
 */
export async function claimEffects({ db, dialect }: Store, now: number, most: number): Promise<readonly Claimed[]> {
  const due = (from: Kysely<Tables>) =>
    from
      .selectFrom("outbox")
      .select("id")
      .where(sql.ref("status"), "=", sql.lit("pending"))
      .where("next_at", "<=", now)
      .where((e) => e.or([e("lease_until", "is", null), e("lease_until", "<=", now)]))
      .orderBy("next_at")
      .orderBy("id")
      .limit(most);
  // Mostly nothing is due: looking costs less than claiming nothing, and takes no lock.
  if (!(await due(db).limit(1).executeTakeFirst())) return [];
  const rows = await db
    .updateTable("outbox")
    .set((e) => ({
      attempts: e("attempts", "+", 1),
      fence: e("fence", "+", 1),
      lease_until: now + LEASE_MS,
    }))
    .where("id", "in", due(db).modifyEnd(dialect.skipLocked))
    .returning(["id", "ticket", "effect", "attempts", "runs", "fence"])
    .execute();
  return rows.map((row) => ({ ...row, effect: effectOf(row.effect) }));
}

/** What becomes of a claimed effect. */
export type Settlement =
  | { readonly status: "done" | "failed"; readonly at: number; readonly detail: string }
  | { readonly status: "pending"; readonly nextAt: number; readonly detail: string };

/** Writes how a claimed effect went; false: the claim was taken over meanwhile, and nothing was written. */
export async function settleEffect(
  db: Db,
  { id, fence }: Pick<Claimed, "id" | "fence">,
  to: Settlement,
): Promise<boolean> {
  const done = await db
    .updateTable("outbox")
    .set({
      status: to.status,
      detail: to.detail,
      lease_until: null,
      ...(to.status === "pending" ? { next_at: to.nextAt } : { settled_at: to.at }),
    })
    .where("id", "=", id)
    .where("fence", "=", fence)
    .where("status", "=", "pending")
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Sets a failed effect going again under the same key; undefined when it is not there or has not failed. */
export async function runAgain(db: Db, id: string, now: number): Promise<EffectRecord | undefined> {
  const row = await db
    .updateTable("outbox")
    .set((e) => ({
      status: "pending",
      attempts: 0,
      runs: e("runs", "+", 1),
      next_at: now,
      settled_at: null,
      lease_until: null,
    }))
    .where("id", "=", id)
    .where("status", "=", "failed")
    .returningAll()
    .executeTakeFirst();
  return row && recordOf(row);
}

/** What left, or is to leave, because of a ticket, oldest first. */
export async function readEffects(db: Db, ticket: string): Promise<readonly EffectRecord[]> {
  const rows = await db
    .selectFrom("outbox")
    .selectAll()
    .where("ticket", "=", ticket)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
  return rows.map(recordOf);
}

export async function readEffect(db: Db, id: string): Promise<EffectRecord | undefined> {
  const row = await db.selectFrom("outbox").selectAll().where("id", "=", id).executeTakeFirst();
  return row && recordOf(row);
}

const recordOf = (row: Tables["outbox"]): EffectRecord => ({
  id: row.id,
  ticket: row.ticket,
  event: row.event,
  type: row.type,
  rule: row.rule,
  effect: effectOf(row.effect),
  status: row.status,
  attempts: row.attempts,
  nextAt: row.next_at,
  createdAt: row.created_at,
  settledAt: row.settled_at,
  detail: row.detail,
});
