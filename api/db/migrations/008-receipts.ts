import { sql } from "kysely";
import type { Migration } from "../migration.ts";

/** What was sent where is found by its endpoint, and what is old by its age. */
export const receipts: Migration = async (db) => {
  const create = db.schema;
  await create
    .createIndex("outbox_webhook")
    .on("outbox")
    .columns(["destination", "created_at", "id"])
    .where(sql.ref("type"), "=", "webhook")
    .execute();
  await create.createIndex("delivery_at").on("delivery").column("at").execute();
  await create.createIndex("automatic_mail_at").on("automatic_mail").column("at").execute();
  const endpoint = create.alterTable("webhook_endpoint");
  await endpoint.addColumn("last_at", "bigint").execute();
  await endpoint.addColumn("last_ok", "bigint").execute();
  await endpoint.addColumn("last_detail", "text").execute();
};
