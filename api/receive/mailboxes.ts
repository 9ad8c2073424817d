import type { Kysely } from "kysely";
import type { Mailbox } from "../../blueprints/mailbox.ts";
import type { Tables } from "../db/tables.ts";

/** The mailboxes in force, in their order; of two with one address the first counts. */
export async function readMailboxes(db: Kysely<Tables>): Promise<readonly Mailbox[]> {
  const rows = await db
    .selectFrom("definition")
    .select("body")
    .where("kind", "=", "mailbox")
    .where("status", "=", "published")
    .orderBy("position")
    .orderBy("key")
    .execute();
  // Only what the grammar reads is published.
  return rows.map(({ body }) => JSON.parse(body) as Mailbox);
}
