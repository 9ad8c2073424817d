import { sql } from "kysely";
import type { Ticket } from "../../../blueprints/ticket.ts";
import type { Migration } from "../migration.ts";

const AT_ONCE = 500;

/** Rules: who is there to take tickets and what he can do, since when he has each, and what every rule did. */
export const rules: Migration = async (db) => {
  const text = "text" as const;
  const integer = "bigint" as const;
  const create = db.schema;

  await create
    .createTable("presence")
    .addColumn("person", text, (c) => c.primaryKey().notNull())
    .addColumn("availability", text, (c) => c.notNull())
    .addColumn("absent_until", integer)
    .addColumn("shift", text)
    .addColumn("skills", text, (c) => c.notNull())
    .execute();

  await create.alterTable("ticket").addColumn("assigned_at", integer).execute();
  await create
    .alterTable("ticket")
    .addColumn("effort", "double precision", (c) => c.notNull().defaultTo(1))
    .execute();
  await create
    .createIndex("journal_rule")
    .on("journal")
    .columns(["rule", "at"])
    // What blueprints do by themselves is most of it, and nobody asks how often: every step would pay for it.
    .where(sql.ref("rule"), ">=", sql.lit("m"))
    .execute();

  for (let after = ""; ; ) {
    const rows = await db
      .selectFrom("ticket")
      .select(["id", "body"])
      .where("id", ">", after)
      .where("assignee", "is not", null)
      .orderBy("id")
      .limit(AT_ONCE)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    for (const { id, body } of rows)
      await db
        .updateTable("ticket")
        // Written by the runtime alone.
        .set({ assigned_at: (JSON.parse(body) as Ticket).assignedAt })
        .where("id", "=", id)
        .execute();
    after = last.id;
  }
};
