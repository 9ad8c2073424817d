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
  readonly destination: string;
}

/** How long a claim holds, ms: well over the longest a delivery may take. */
export const LEASE_MS = 60_000;

/** An effect as `decide` made it; nothing else writes the column. */
const effectOf = (text: string): Effect => JSON.parse(text) as Effect;

/**
 * Claims effects that are due and that no other worker holds: of one ticket and destination only the earliest, and none whose
 * destination is `busy` or paused. The attempt is counted here, so that a delivery which takes its worker with it is counted
 * too; one that may have done so more than once is claimed alone, lest it take others with it again.
 */
export async function claimEffects(
  { db, dialect }: Store,
  now: number,
  most: number,
  busy: readonly string[] = [],
): Promise<readonly Claimed[]> {
  const candidates = await findDue(db, now, most, busy);
  const [first] = candidates;
  if (!first) return [];
  const chosen = first.lost ? suspects(first, candidates) : candidates.filter(({ lost }) => !lost);
  const ids = chosen.map(({ id }) => id);
  const rows = await db
    .updateTable("outbox")
    .set((e) => ({
      attempts: e("attempts", "+", 1),
      fence: e("fence", "+", 1),
      lease_until: now + LEASE_MS,
    }))
    .where(
      "id",
      "in",
      due(db, now).select("id").where(dialect.among("outbox.id", ids)).limit(most).modifyEnd(dialect.skipLocked),
    )
    .returning(["id", "ticket", "effect", "attempts", "runs", "fence", "destination"])
    .execute();
  return rows.map((row) => ({ ...row, effect: effectOf(row.effect) }));
}

const due = (db: Db, now: number) =>
  db
    .selectFrom("outbox")
    .where(sql.ref("outbox.status"), "=", sql.lit("pending"))
    .where("next_at", "<=", now)
    .where((e) => e.or([e("lease_until", "is", null), e("lease_until", "<=", now)]));

interface Candidate {
  readonly id: string;
  /** Its worker has not said in time what became of it. */
  readonly lost: boolean;
  readonly attempts: number;
}

const SUSPECTS = 50;

/** What was in the hands of a worker that ended: few at first, and one that has been so again and again alone. */
const suspects = (first: Candidate, candidates: readonly Candidate[]): readonly Candidate[] =>
  first.attempts > 1 ? [first] : candidates.filter(({ lost, attempts }) => lost && attempts === 1).slice(0, SUSPECTS);

/** More than are claimed: another worker that looks at the same instant takes those that this one leaves. */
const TIMES = 2;

/**
 * What may be claimed, the longest due first. Whether something must still wait is asked of few at a time, since the databases
 * would otherwise ask it of everything that is due before they put it in order.
 */
async function findDue(db: Db, now: number, most: number, busy: readonly string[]): Promise<readonly Candidate[]> {
  const wanted = most * TIMES;
  const found: Candidate[] = [];
  let query = due(db, now);
  if (busy.length > 0) query = query.where("destination", "not in", busy);
  for (let after = { at: -1, id: "" }; ; ) {
    const { at, id } = after;
    const rows = await query
      .where((e) => e(e.refTuple("next_at", "id"), ">", e.tuple(at, id)))
      .select(["id", "next_at", "lease_until", "attempts"])
      .select((e) => [
        e
          .selectFrom("destination")
          .select("name")
          .whereRef("name", "=", "outbox.destination")
          .where("paused_until", ">", now)
          .as("paused"),
        e
          .selectFrom("outbox as earlier")
          .select("earlier.id")
          .whereRef("earlier.ticket", "=", "outbox.ticket")
          .whereRef("earlier.destination", "=", "outbox.destination")
          .where(sql.ref("earlier.status"), "=", sql.lit("pending"))
          .whereRef("earlier.place", "<", "outbox.place")
          .limit(1)
          .as("earlier"),
      ])
      .orderBy("next_at")
      .orderBy("id")
      .limit(wanted)
      .execute();
    for (const { id, lease_until, attempts, paused, earlier } of rows)
      if (paused === null && earlier === null) found.push({ id, lost: lease_until !== null, attempts });
    const last = rows.at(-1);
    if (found.length >= wanted || rows.length < wanted || !last) return found;
    after = { at: last.next_at, id: last.id };
  }
}

/** What becomes of a claimed effect. `unattempted` gives the claim back: nothing was sent. */
export type Settlement =
  | { readonly status: "done" | "failed"; readonly at: number; readonly detail: string }
  | { readonly status: "pending"; readonly nextAt: number; readonly detail: string; readonly unattempted?: true };

/** A claim and how it went. */
export interface Settling {
  readonly one: Pick<Claimed, "id" | "fence">;
  readonly to: Settlement;
}

/** Writes how claimed effects went, by one statement; gives the ids of those whose claim was not taken over meanwhile. */
export async function settleEffects(db: Db, all: readonly Settling[]): Promise<ReadonlySet<string>> {
  if (all.length === 0) return new Set();
  const given = all.map(({ one, to }) => {
    const nextAt = to.status === "pending" ? to.nextAt : null;
    const at = to.status === "pending" ? null : to.at;
    const back = to.status === "pending" && to.unattempted ? 1 : 0;
    return sql`(${one.id}, ${big(one.fence)}, ${to.status}, ${to.detail}, ${big(nextAt)}, ${big(at)}, ${big(back)})`;
  });
  const { rows } = await sql<{ id: string }>`
    with given (id, fence, status, detail, next_at, at, back) as (values ${sql.join(given)})
    update outbox set status = given.status, detail = given.detail, lease_until = null,
      next_at = coalesce(given.next_at, outbox.next_at), settled_at = given.at, attempts = outbox.attempts - given.back
    from given where outbox.id = given.id and outbox.fence = given.fence and outbox.status = 'pending'
    returning outbox.id as id`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** In a list of values PostgreSQL takes everything for text that is not said to be something else. */
const big = (value: number | null) => sql`cast(${value} as bigint)`;

/** The same for one; false: the claim was taken over meanwhile, and nothing was written. */
export const settleEffect = async (db: Db, one: Settling["one"], to: Settlement): Promise<boolean> =>
  (await settleEffects(db, [{ one, to }])).has(one.id);
