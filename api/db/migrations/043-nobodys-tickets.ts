import { sql } from "kysely";
import type { Migration } from "../migration.ts";

/**
 * Unsolved tickets of nobody were found along the index of people and then sorted, all of them for each page. SQLite takes an index
 * that begins with what is asked to be equal before one that is only in order: beginning with nobody, theirs is both. PostgreSQL
 * thought them few, since few are nobody's and few are unsolved: told how the two go together, it walks them in their order.
 */
export const nobodysTickets: Migration = async (db, dialect) => {
  if (dialect.name !== "sqlite") {
    await sql`create statistics ticket_nobodys (mcv) on assignee, status from ticket`.execute(db);
    return;
  }
  await db.schema.dropIndex("ticket_unowned").execute();
  await db.schema
    .createIndex("ticket_unowned")
    .on("ticket")
    .columns(["assignee", "updated_at", "id"])
    .where(sql<boolean>`status in ('new', 'open', 'pending', 'hold') and assignee is null`)
    .execute();
};
