import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";

/** So many rows of a table go at once, that nobody waits for it. */
const AT_ONCE = 500;

/**
 * Forgets attempts to deliver and counts of automatic mails that are older than `before`, a bounded number at a time; gives how
 * many went. What still waits for its digest stays, and so do the effects themselves.
 */
export async function pruneOld(db: Kysely<Tables>, before: number): Promise<number> {
  const deliveries = await db
    .deleteFrom("delivery")
    .where((e) =>
      e(
        e.refTuple("effect", "run", "attempt"),
        "in",
        e
          .selectFrom("delivery as old")
          .select(["old.effect", "old.run", "old.attempt"])
          .where("old.at", "<", before)
          .orderBy("old.at")
          .limit(AT_ONCE)
          .$asTuple("effect", "run", "attempt"),
      ),
    )
    .executeTakeFirst();
  const mails = await db
    .deleteFrom("automatic_mail")
    .where((e) =>
      e(
        "id",
        "in",
        e
          .selectFrom("automatic_mail as old")
          .select("old.id")
          .where("old.at", "<", before)
          .where("old.state", "<>", "held")
          .orderBy("old.at")
          .limit(AT_ONCE),
      ),
    )
    .executeTakeFirst();
  return Number(deliveries.numDeletedRows + mails.numDeletedRows);
}

/**
 * Forgets what left before `before`, epoch ms, and the mails that did, a bounded number at a time; gives how many went. What has not
 * left stays, however old: what waits, what failed, and what a person gave up.
 */
export async function pruneSent(db: Kysely<Tables>, before: number): Promise<number> {
  const left = await db
    .selectFrom("outbox")
    .select("id")
    .where("status", "=", "done")
    .where("created_at", "<", before)
    .where("settled_at", "<", before)
    .orderBy("created_at")
    .orderBy("id")
    .limit(AT_ONCE)
    .execute();
  const ids = left.map(({ id }) => id);
  if (ids.length > 0) {
    await db.deleteFrom("delivery").where("effect", "in", ids).execute();
    await db.deleteFrom("outbox").where("id", "in", ids).where("status", "=", "done").execute();
  }
  const mails = await db
    .deleteFrom("mail_log")
    .where((e) =>
      e(
        "id",
        "in",
        e
          .selectFrom("mail_log as old")
          .select("old.id")
          .where("old.at", "<", before)
          // The log is what tells that a mail has left: as long as its effect is not settled it is not to be sent again.
          .where((old) =>
            old.not(
              old.exists(
                old
                  .selectFrom("outbox")
                  .select("outbox.id")
                  .whereRef("outbox.id", "=", "old.id")
                  .where("status", "<>", "done"),
              ),
            ),
          )
          .orderBy("old.at")
          .limit(AT_ONCE),
      ),
    )
    .executeTakeFirst();
  return ids.length + Number(mails.numDeletedRows);
}

/** What nobody has gone on writing for so long is forgotten; on a closed ticket, which takes no more steps, after a day. */
const DRAFTS_KEPT_MS = 90 * 86_400_000;
const DRAFTS_OF_CLOSED_KEPT_MS = 86_400_000;

/** Forgets half-filled steps and unsent words that have lain too long, a bounded number at a time; gives how many went. */
export async function pruneDrafts(db: Kysely<Tables>, now: number): Promise<number> {
  const old = await db
    .selectFrom("draft")
    .innerJoin("ticket", "ticket.id", "draft.ticket")
    .select(["draft.ticket", "draft.kind", "draft.transition_id", "draft.person", "draft.at"])
    .where("draft.at", "<", now - DRAFTS_OF_CLOSED_KEPT_MS)
    .where((e) => e.or([e("draft.at", "<", now - DRAFTS_KEPT_MS), e("ticket.status", "=", "closed")]))
    .orderBy("draft.at")
    .limit(AT_ONCE)
    .execute();
  let gone = 0;
  for (const { ticket, kind, transition_id, person, at } of old) {
    const done = await db
      .deleteFrom("draft")
      .where("ticket", "=", ticket)
      .where("kind", "=", kind)
      .where("transition_id", "=", transition_id)
      .where("person", "=", person)
      // Somebody may have gone on writing in this very moment.
      .where("at", "=", at)
      .executeTakeFirst();
    gone += Number(done.numDeletedRows);
  }
  return gone;
}

/** Tickets whose decision log is looked at with one statement. */
const TICKETS_AT_ONCE = 200;

/**
 * Forgets what the decision log says of what happened before `before`, epoch ms, for the next tickets after the id `after`: along the
 * index by ticket, since one by age alone would have to be kept at every step. Gives where to go on; null: that was the last ticket.
 */
export async function pruneDecisions(
  db: Kysely<Tables>,
  before: number,
  after: string,
): Promise<{ readonly gone: number; readonly next: string | null }> {
  const tickets = await db
    .selectFrom("ticket")
    .select("id")
    .where("id", ">", after)
    .where("created_at", "<", before)
    .orderBy("id")
    .limit(TICKETS_AT_ONCE)
    .execute();
  const last = tickets.at(-1);
  if (!last) return { gone: 0, next: null };
  const ids = tickets.map(({ id }) => id);
  const done = await db.deleteFrom("decision").where("ticket", "in", ids).where("at", "<", before).executeTakeFirst();
  return { gone: Number(done.numDeletedRows), next: tickets.length < TICKETS_AT_ONCE ? null : last.id };
}
