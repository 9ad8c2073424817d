import type { Migration } from "../migration.ts";

/** When somebody was last given a ticket is read from the index, whatever the number of tickets he has ever had. */
export const loads: Migration = async (db) => {
  await db.schema.dropIndex("ticket_assignee").execute();
  await db.schema.createIndex("ticket_assignee").on("ticket").columns(["assignee", "status", "assigned_at"]).execute();
};
