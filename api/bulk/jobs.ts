import { type Kysely, sql } from "kysely";
import type { Reason } from "../../blueprints/finding.ts";
import { UNDO_WITHIN_MS } from "../../runtime/undo.ts";
import type { BulkAction, BulkJob } from "../contract/bulk.ts";
import type { Tables } from "../db/tables.ts";

type Db = Kysely<Tables>;
type Row = Tables["bulk_job"];

/** Something that somebody does to many tickets, as its row says. */
export interface Job {
  readonly id: string;
  readonly person: string;
  readonly at: number;
  readonly hash: string;
  readonly action: BulkAction;
  readonly total: number;
  readonly doneAt: number | null;
  readonly undoAt: number | null;
  readonly undoneAt: number | null;
}

/** Rows that one statement writes. */
const AT_ONCE = 1_000;

const jobOf = (row: Row): Job => ({
  id: row.id,
  person: row.person,
  at: row.at,
  hash: row.request_hash,
  // Only what has passed the contract was written.
  action: JSON.parse(row.action) as BulkAction,
  total: row.total,
  doneAt: row.done_at,
  undoAt: row.undo_at,
  undoneAt: row.undone_at,
});

/** Something is still to be done to some of its tickets. */
export const isUnfinished = ({ doneAt, undoAt, undoneAt }: Job): boolean =>
  doneAt === null || (undoAt !== null && undoneAt === null);

export async function readJob(db: Db, id: string): Promise<Job | undefined> {
  const row = await db.selectFrom("bulk_job").selectAll().where("id", "=", id).executeTakeFirst();
  return row && jobOf(row);
}

/** Writes it with its tickets, unless it is there already. */
export async function createJob(
  db: Db,
  job: Omit<Job, "total" | "doneAt" | "undoAt" | "undoneAt">,
  ids: readonly string[],
) {
  await db.transaction().execute((trx) => writeJob(trx, job, ids));
}

/** As {@link createJob}, in a transaction that is open already. */
export async function writeJob(
  trx: Db,
  { id, person, at, hash, action }: Omit<Job, "total" | "doneAt" | "undoAt" | "undoneAt">,
  ids: readonly string[],
) {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("bulk_job")
    .values({
      id,
      person,
      at,
      request_hash: hash,
      action: JSON.stringify(action),
      total: ids.length,
      done_at: ids.length === 0 ? at : null,
      undo_at: null,
      undone_at: null,
      leased_until: 0,
    })
    .onConflict((c) => c.column("id").doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return;
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const rows = ids.slice(from, from + AT_ONCE).map((ticket, index) => ({
      job: id,
      position: from + index,
      ticket,
      outcome: "waiting" as const,
      reasons: "[]",
      undo: "" as const,
      undo_reasons: "[]",
    }));
    await trx.insertInto("bulk_item").values(rows).execute();
  }
}

/** Somebody's jobs that are on their way or may still be taken back, newest first. */
export async function openJobs(db: Db, person: string, now: number): Promise<readonly Job[]> {
  const rows = await db
    .selectFrom("bulk_job")
    .selectAll()
    .where("person", "=", person)
    .where((e) =>
      e.or([
        e("done_at", "is", null),
        e("at", ">", now - UNDO_WITHIN_MS),
        e.and([e("undo_at", "is not", null), e("undone_at", "is", null)]),
      ]),
    )
    .orderBy("at", "desc")
    .limit(20)
    .execute();
  return rows.map(jobOf);
}

/** Jobs that nobody has finished. */
export async function unfinishedJobs(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("bulk_job")
    .select("id")
    .where(sql<boolean>`(done_at is null or (undo_at is not null and undone_at is null))`)
    .orderBy("at")
    .execute();
  return rows.map(({ id }) => id);
}

/** Takes it for a while; false: another server is at it. */
export async function leaseJob(db: Db, id: string, now: number, until: number, held: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("bulk_job")
    .set({ leased_until: until })
    .where("id", "=", id)
    .where((e) => e.or([e("leased_until", "<=", now), e("leased_until", "=", held)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export interface JobItem {
  readonly position: number;
  readonly ticket: string;
}

/** Its next tickets to which something is to be done, or taken back. */
export const nextItems = (db: Db, id: string, undo: boolean, limit: number): Promise<readonly JobItem[]> =>
  db
    .selectFrom("bulk_item")
    .select(["position", "ticket"])
    .where("job", "=", id)
    .where(undo ? "undo" : "outcome", "=", "waiting")
    .orderBy("position")
    .limit(limit)
    .execute();

export interface ItemDone {
  readonly position: number;
  readonly outcome: Exclude<Tables["bulk_item"]["outcome"], "waiting">;
  readonly reasons: readonly Reason[];
}

/** Notes what came of tickets; of those taken back, `changed` means that they were. */
export async function noteItems(db: Db, id: string, undo: boolean, done: readonly ItemDone[]): Promise<void> {
  // Many come to the same: one statement for all of those.
  const alike = new Map<string, { readonly one: ItemDone; readonly positions: number[] }>();
  for (const one of done) {
    const name = JSON.stringify([one.outcome, one.reasons]);
    const others = alike.get(name);
    if (others) others.positions.push(one.position);
    else alike.set(name, { one, positions: [one.position] });
  }
  await db.transaction().execute(async (trx) => {
    for (const { one, positions } of alike.values()) {
      const reasons = JSON.stringify(one.reasons);
      await trx
        .updateTable("bulk_item")
        .set(
          undo
            ? { undo: one.outcome === "changed" ? "undone" : "refused", undo_reasons: reasons }
            : { outcome: one.outcome, reasons },
        )
        .where("job", "=", id)
        .where("position", "in", positions)
        .execute();
    }
  });
}

/** All its tickets have been done, or taken back. */
export async function finishJob(db: Db, id: string, undo: boolean, at: number): Promise<void> {
  await db
    .updateTable("bulk_job")
    .set(undo ? { undone_at: at, leased_until: 0 } : { done_at: at, leased_until: 0 })
    .where("id", "=", id)
    .execute();
}

/** Sets out to take it back; nothing when somebody has already. */
export async function beginUndo(db: Db, id: string, at: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("bulk_job")
      .set({ undo_at: at, leased_until: 0 })
      .where("id", "=", id)
      .where("undo_at", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) return;
    await trx
      .updateTable("bulk_item")
      .set({ undo: "waiting" })
      .where("job", "=", id)
      .where("outcome", "=", "changed")
      .execute();
  });
}

/** How far it is. */
export async function jobView(db: Db, job: Job): Promise<BulkJob> {
  const rows = await db
    .selectFrom("bulk_item")
    .select(["outcome", "undo"])
    .select((e) => e.fn.countAll<number | string>().as("tickets"))
    .where("job", "=", job.id)
    .groupBy(["outcome", "undo"])
    .execute();
  const sum = (fits: (row: (typeof rows)[number]) => boolean): number =>
    rows.filter(fits).reduce((total, { tickets }) => total + Number(tickets), 0);
  const ended = (outcome: Tables["bulk_item"]["outcome"]) => sum((row) => row.outcome === outcome);
  const back = (undo: Tables["bulk_item"]["undo"]) => sum((row) => row.undo === undo);
  const changed = ended("changed");
  const { id, at, action, total, doneAt, undoAt, undoneAt } = job;
  return {
    id,
    at,
    action,
    total,
    counts: {
      waiting: ended("waiting"),
      changed,
      same: ended("same"),
      refused: ended("refused"),
      hidden: ended("hidden"),
      failed: ended("failed"),
    },
    doneAt,
    undoUntil: changed > 0 && undoAt === null ? at + UNDO_WITHIN_MS : null,
    undo:
      undoAt === null
        ? null
        : {
            at: undoAt,
            waiting: back("waiting"),
            undone: back("undone"),
            refused: back("refused"),
            doneAt: undoneAt,
          },
  };
}
