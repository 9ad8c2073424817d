import type { Kysely } from "kysely";
import type { Chat } from "../../blueprints/chat.ts";
import type { Tables } from "../db/tables.ts";

/** The chat in force under this key; undefined: there is none, or it is switched off. */
export async function readChat(db: Kysely<Tables>, key: string): Promise<Chat | undefined> {
  const row = await db
    .selectFrom("definition")
    .select("body")
    .where("kind", "=", "chat")
    .where("key", "=", key)
    .where("status", "=", "published")
    .executeTakeFirst();
  // Only what the grammar reads is published.
  return row && (JSON.parse(row.body) as Chat);
}
