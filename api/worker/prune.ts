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
