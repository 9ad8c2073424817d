import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { derivedId } from "../ids.ts";

type Db = Kysely<Tables>;
export type MailIn = Tables["mail_in"];

/** Whoever takes a mail up has so long; then somebody else may. */
const LEASE_MS = 60_000;
const BACKOFF_MS = [2_000, 10_000, 60_000, 300_000, 1_800_000] as const;
/** Tried so often; then a person looks at it. */
export const MOST_ATTEMPTS = 6;

/** The name under which the bytes of a mail are kept: nobody's attachment has it. */
export const rawKey = (sha256: string): string => `${sha256}.eml`;

export interface Arrival {
  readonly mailbox: string;
  readonly sha256: string;
  readonly size: number;
  readonly sender: string;
  readonly recipient: string;
  readonly now: number;
  /** It is not looked at: it waits for a person, for this reason. */
  readonly quarantined?: "tooLarge";
}

/** The same bytes for the same mailbox have one name. */
export const arrivalId = ({ mailbox, sha256 }: Pick<Arrival, "mailbox" | "sha256">): string =>
  derivedId("mail in", mailbox, sha256);

/** Writes down mails that have come; the same bytes for the same mailbox are one row, however often they come. */
export async function writeArrivals(db: Db, arrivals: readonly Arrival[]): Promise<void> {
  if (arrivals.length === 0) return;
  await db
    .insertInto("mail_in")
    .values(
      arrivals.map(({ mailbox, sha256, size, sender, recipient, now, quarantined }) => ({
        ...{ id: arrivalId({ mailbox, sha256 }), mailbox, at: now, sender, recipient },
        ...{ raw: rawKey(sha256), size, identity: null, message_id: null, from_address: "", from_name: "" },
        ...{ subject: "", detail: null, automatic: null, ticket: null, attempts: 0, by_actor: null },
        ...(quarantined === undefined
          ? { status: "waiting" as const, why: null, look_at: now, settled_at: null }
          : { status: "quarantined" as const, why: quarantined, look_at: null, settled_at: now }),
      })),
    )
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

/** Takes up mails whose time has come: nobody else gets them while the lease lasts. */
export async function claimArrivals(db: Db, now: number, limit: number): Promise<readonly MailIn[]> {
  const due = db
    .selectFrom("mail_in as due")
    .select("due.id")
    .where("due.look_at", "is not", null)
    .where("due.look_at", "<=", now)
    .orderBy("due.look_at")
    .limit(limit);
  const rows = await db
    .updateTable("mail_in")
    .set((e) => ({ look_at: now + LEASE_MS, attempts: e("attempts", "+", 1) }))
    .where("id", "in", due)
    // Whoever waited for another one to take it up sees that it is no longer due.
    .where("look_at", "<=", now)
    .returningAll()
    .execute();
  return rows.toSorted((one, other) => one.at - other.at);
}

/** It could not be done now: it is tried again later, under the same name. */
export async function putOff(db: Db, { id, attempts }: MailIn, now: number, detail: string): Promise<void> {
  const wait = BACKOFF_MS[Math.min(attempts, BACKOFF_MS.length) - 1] ?? 0;
  await db
    .updateTable("mail_in")
    .set({ look_at: now + wait, detail: detail.slice(0, 500) })
    .where("id", "=", id)
    .execute();
}

type Settled = Pick<MailIn, "status" | "why" | "detail" | "ticket"> & Partial<MailIn>;

export async function settleArrival(db: Db, id: string, now: number, settled: Settled): Promise<void> {
  await db
    .updateTable("mail_in")
    .set({ ...settled, look_at: null, settled_at: now })
    .where("id", "=", id)
    .execute();
}

/** Another mail of this mailbox that is the same and was taken in. */
export const readTwin = (db: Db, { id, mailbox }: MailIn, identity: string): Promise<MailIn | undefined> =>
  db
    .selectFrom("mail_in")
    .selectAll()
    .where("mailbox", "=", mailbox)
    .where("identity", "=", identity)
    .where("id", "<>", id)
    .where("status", "=", "taken")
    .limit(1)
    .executeTakeFirst();
