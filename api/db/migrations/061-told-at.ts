import type { Ticket } from "../../../blueprints/ticket.ts";
import { toldAt as toldAtOf } from "../../../runtime/list-scope.ts";
import type { Migration } from "../migration.ts";

/** Tickets that are written between two reads. */
const AT_ONCE = 500;

/** A requester's list stands in the order of what the requester may know of: a note inside moves nothing there. */
export const toldAt: Migration = async (db) => {
  await db.schema
    .alterTable("ticket")
    .addColumn("told_at", "bigint", (c) => c.notNull().defaultTo(0))
    .execute();
  for (let after = ""; ; ) {
    const rows = await db
      .selectFrom("ticket")
      .select(["id", "body"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(AT_ONCE)
      .execute();
    for (const { id, body } of rows) {
      // Only the runtime ever wrote it.
      const told_at = toldAtOf(JSON.parse(body) as Ticket);
      await db.updateTable("ticket").set({ told_at }).where("id", "=", id).execute();
      after = id;
    }
    if (rows.length < AT_ONCE) break;
  }
  await db.schema.createIndex("ticket_told").on("ticket").columns(["requester", "told_at", "id"]).execute();
};
