import { sql } from "kysely";
import type { Migration } from "../migration.ts";

/** Availability: when a shift ends next, how much a person gets, whose turn it was, what goes back to groups, and who changed what. */
export const availability: Migration = async (db) => {
  const text = "text" as const;
  const integer = "bigint" as const;
  const create = db.schema;

  await create.alterTable("presence").addColumn("capacity", text).execute();
  await create.alterTable("presence").addColumn("shift_ends_at", integer).execute();
  await create
    .createIndex("presence_shift_ends")
    .on("presence")
    .column("shift_ends_at")
    .where("shift_ends_at", "is not", null)
    .execute();

  await create
    .createTable("group_turn")
    .addColumn("group_key", text, (c) => c.primaryKey().notNull())
    .addColumn("person", text, (c) => c.notNull())
    .execute();

  await create
    .createTable("hand_back")
    .addColumn("id", text, (c) => c.primaryKey().notNull())
    .addColumn("person", text, (c) => c.notNull())
    .addColumn("why", text, (c) => c.notNull())
    .addColumn("since", integer, (c) => c.notNull())
    .addColumn("until", integer)
    .addColumn("by_actor", text, (c) => c.notNull())
    .addColumn("cursor", text, (c) => c.notNull())
    .addColumn("given", integer, (c) => c.notNull())
    .addColumn("started_at", integer, (c) => c.notNull())
    .addColumn("finished_at", integer)
    .execute();
  await create
    .createIndex("hand_back_open")
    .on("hand_back")
    .columns(["started_at", "id"])
    .where(sql.ref("finished_at"), "is", null)
    .execute();

  await create
    .createTable("person_change")
    .addColumn("id", text, (c) => c.primaryKey().notNull())
    .addColumn("person", text, (c) => c.notNull())
    .addColumn("at", integer, (c) => c.notNull())
    .addColumn("by_actor", text, (c) => c.notNull())
    .addColumn("what", text, (c) => c.notNull())
    .addColumn("was", text, (c) => c.notNull())
    .addColumn("becomes", text, (c) => c.notNull())
    .execute();
  await create.createIndex("person_change_person").on("person_change").columns(["person", "id"]).execute();
};
