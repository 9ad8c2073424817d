import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import type { FileStore } from "./file-store.ts";
import { isNamed } from "./files.ts";
import { thumbnailKey } from "./thumbnail.ts";

/** So many files are looked at in one go. */
const AT_ONCE = 100;
/** One that a message names is looked at again after so long; whoever takes a message away asks for it sooner, by `look_at`. */
const NAMED_MS = 30 * 86_400_000;
const LATER_MS = 600_000;
/** What has not arrived after so long never will. */
const ARRIVING_MS = 86_400_000;

/** Takes away files that no message names and that nobody is about to name; gives how many were looked at. */
export async function pruneFiles(db: Kysely<Tables>, store: FileStore, now: number): Promise<number> {
  const due = await db
    .selectFrom("attachment")
    .selectAll()
    .where("look_at", "<=", now)
    .orderBy("look_at")
    .limit(AT_ONCE)
    .execute();
  for (const row of due) {
    const { id, sha256 } = row;
    if (await isNamed(db, id)) {
      await db
        .updateTable("attachment")
        .set({ look_at: now + NAMED_MS })
        .where("id", "=", id)
        .execute();
      continue;
    }
    // Who was about to name it has moved the instant.
    const gone = await db
      .deleteFrom("attachment")
      .where("id", "=", id)
      .where("look_at", "<=", now)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom("message_file")
              .innerJoin("message", "message.id", "message_file.message")
              .select("message_file.message")
              .whereRef("message_file.attachment", "=", "attachment.id"),
          ),
        ),
      )
      .executeTakeFirst();
    if (gone.numDeletedRows === 0n) continue;
    try {
      await removeBytes(db, store, sha256);
    } catch (error) {
      // What could not be taken away is looked at again: bytes that no row knows would lie there for ever.
      await db
        .insertInto("attachment")
        .values({ ...row, look_at: now + LATER_MS })
        .execute();
      throw error;
    }
  }
  if (due.length === 0) await store.sweep(now - ARRIVING_MS);
  return due.length;
}

/** The bytes go with the last file that has them. */
async function removeBytes(db: Kysely<Tables>, store: FileStore, sha256: string): Promise<void> {
  const isWanted = async (): Promise<boolean> => {
    const row = await db.selectFrom("attachment").select("id").where("sha256", "=", sha256).limit(1).executeTakeFirst();
    return row !== undefined;
  };
  if (await isWanted()) return;
  await store.remove(thumbnailKey(sha256), isWanted);
  await store.remove(sha256, isWanted);
}
