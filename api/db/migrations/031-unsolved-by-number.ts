import { sql } from "kysely";
import type { Migration } from "../migration.ts";

/**
 * On SQLite the index that unsolved tickets are counted by begins with the number: whoever moves a ticket finds its place by two
 * short comparisons instead of by a dozen texts. It serves the order by number too, which had an index of its own. PostgreSQL
 * keeps both: it finds the tickets of a person along the old one.
 */
export const unsolvedByNumber: Migration = async (db, dialect) => {
  if (dialect.name !== "sqlite") return;
  for (const name of ["ticket_unsolved", "ticket_unsolved_number"]) await db.schema.dropIndex(name).execute();
  await db.schema
    .createIndex("ticket_unsolved")
    .on("ticket")
    .columns(["status", "number", "assignee", "department", "group_key", "customer_replied", "priority", "sla_state"])
    .columns(["sla_due_at", "untouched_since", "snoozed_until", "state_since", "updated_at", "id"])
    .columns(["waits_for", "involved"])
    .where(sql<boolean>`status in ('new', 'open', 'pending', 'hold')`)
    .execute();
};
