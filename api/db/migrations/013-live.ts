import { sql } from "kysely";
import type { Migration } from "../migration.ts";

/**
 * Live pages: what other processes took in is found by its position; who looks at a ticket is known to all servers; and one
 * table keeps everything that somebody has begun to write on a ticket, half-filled steps and unsent words.
 */
export const live: Migration = async (db, dialect) => {
  const text = "text" as const;
  const integer = "bigint" as const;
  for (const statement of dialect.followInbox()) await db.executeQuery(statement);

  await db.schema
    .createTable("looking")
    .addColumn("ticket", text, (c) => c.notNull())
    .addColumn("browser_window", text, (c) => c.notNull())
    .addColumn("person", text, (c) => c.notNull())
    .addColumn("typing", integer, (c) => c.notNull())
    .addColumn("at", integer, (c) => c.notNull())
    .addPrimaryKeyConstraint("looking_key", ["ticket", "browser_window"])
    .execute();

  await db.schema
    .createTable("draft")
    .addColumn("ticket", text, (c) => c.notNull())
    .addColumn("person", text, (c) => c.notNull())
    .addColumn("kind", text, (c) => c.notNull())
    .addColumn("transition_id", text, (c) => c.notNull())
    .addColumn("from_state", text, (c) => c.notNull())
    .addColumn("answers", text, (c) => c.notNull())
    .addColumn("at", integer, (c) => c.notNull())
    .addPrimaryKeyConstraint("draft_key", ["ticket", "kind", "transition_id", "person"])
    .execute();
  await db.schema.createIndex("draft_at").on("draft").column("at").execute();
  await sql`insert into draft (ticket, person, kind, transition_id, from_state, answers, at)
    select ticket, agent, 'step', transition_id, from_state, answers, at from step_draft`.execute(db);
  await db.schema.dropTable("step_draft").execute();
};
