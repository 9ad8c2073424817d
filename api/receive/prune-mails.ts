import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import { type FileStore, StorageAway } from "../files/file-store.ts";

/** So many go at once, that nobody waits for them. */
const AT_ONCE = 100;

/**
 * Forgets mails that came before `before`, epoch ms, with their bytes, and what was said of those that left; gives how many went. What
 * was made of them stays on its ticket; one that waits stays, however old.
 */
export async function pruneMails(db: Kysely<Tables>, files: FileStore, before: number): Promise<number> {
  const old = await db
    .selectFrom("mail_in")
    .select(["id", "raw"])
    .where("at", "<", before)
    .where("status", "in", ["taken", "refused", "quarantined"])
    .where("look_at", "is", null)
    .orderBy("at")
    .limit(AT_ONCE)
    .execute();
  for (const { id, raw } of old) {
    const isWanted = async (): Promise<boolean> => {
      const other = db.selectFrom("mail_in").select("id").where("raw", "=", raw).where("id", "<>", id);
      return (await other.limit(1).executeTakeFirst()) !== undefined;
    };
    try {
      // Bytes first: a row whose bytes are gone is looked at again, bytes that no row knows would lie there for ever.
      if (!(await isWanted())) await files.remove(raw, isWanted);
    } catch (error) {
      if (error instanceof StorageAway) return 0;
      throw error;
    }
    await db.deleteFrom("mail_in").where("id", "=", id).execute();
  }
  const outcomes = await db.deleteFrom("mail_outcome").where("at", "<", before).executeTakeFirst();
  return old.length + Number(outcomes.numDeletedRows);
}
