import { sql, type Transaction } from "kysely";
import type { Migration } from "../migration.ts";
import type { Tables } from "../tables.ts";

const text = "text" as const;
const integer = "bigint" as const;

/** Where effects go and in which order, what became of each attempt, whom webhooks reach, and how much a rule may mail. */
export const outside: Migration = async (db) => {
  const create = db.schema;
  await create
    .alterTable("outbox")
    .addColumn("destination", text, (c) => c.notNull().defaultTo(""))
    .execute();
  await create
    .alterTable("outbox")
    .addColumn("place", integer, (c) => c.notNull().defaultTo(0))
    .execute();
  await nameDestinations(db);
  // In the order in which they are claimed, whatever falls due at one instant.
  await create.dropIndex("outbox_due").execute();
  await create
    .createIndex("outbox_due")
    .on("outbox")
    .columns(["next_at", "id"])
    .where(sql.ref("status"), "=", "pending")
    .execute();
  await create
    .createIndex("outbox_order")
    .on("outbox")
    .columns(["ticket", "destination", "place"])
    .where(sql.ref("status"), "=", "pending")
    .execute();
  await create.createIndex("outbox_status").on("outbox").columns(["status", "created_at", "id"]).execute();
  await create
    .alterTable("mail_log")
    .addColumn("via", text, (c) => c.notNull().defaultTo("log"))
    .execute();

  await create
    .createTable("delivery")
    .addColumn("effect", text, (c) => c.notNull())
    .addColumn("run", integer, (c) => c.notNull())
    .addColumn("attempt", integer, (c) => c.notNull())
    .addColumn("at", integer, (c) => c.notNull())
    .addColumn("ms", integer, (c) => c.notNull())
    .addColumn("ok", integer, (c) => c.notNull())
    .addColumn("status", integer)
    .addColumn("request", text)
    .addColumn("answer", text)
    .addColumn("detail", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("delivery_key", ["effect", "run", "attempt"])
    .execute();
  await create
    .createTable("destination")
    .addColumn("name", text, (c) => c.primaryKey().notNull())
    .addColumn("failures", integer, (c) => c.notNull())
    .addColumn("paused_until", integer)
    .addColumn("detail", text, (c) => c.notNull())
    .execute();
  await create
    .createTable("webhook_endpoint")
    .addColumn("id", text, (c) => c.primaryKey().notNull())
    .addColumn("name", text, (c) => c.notNull())
    .addColumn("url", text, (c) => c.notNull())
    .addColumn("destination", text, (c) => c.notNull().unique())
    .addColumn("secret", text, (c) => c.notNull())
    .addColumn("old_secret", text)
    .addColumn("old_until", integer)
    .addColumn("active", integer, (c) => c.notNull())
    .addColumn("disabled", text)
    .addColumn("created_at", integer, (c) => c.notNull())
    .execute();
  await automaticMail(db);
};

async function automaticMail(db: Transaction<Tables>): Promise<void> {
  const create = db.schema;
  await create
    .createTable("automatic_mail")
    .addColumn("id", text, (c) => c.primaryKey().notNull())
    .addColumn("address", text, (c) => c.notNull())
    .addColumn("inside", integer, (c) => c.notNull())
    .addColumn("language", text, (c) => c.notNull())
    .addColumn("ticket", text, (c) => c.notNull())
    .addColumn("at", integer, (c) => c.notNull())
    .addColumn("state", text, (c) => c.notNull())
    .addColumn("subject", text, (c) => c.notNull())
    .addColumn("text", text, (c) => c.notNull())
    .addColumn("digest_at", integer)
    .addColumn("lease_until", integer)
    .execute();
  await create.createIndex("automatic_mail_address").on("automatic_mail").columns(["address", "at"]).execute();
  await create.createIndex("automatic_mail_ticket").on("automatic_mail").columns(["ticket", "at"]).execute();
  await create
    .createIndex("automatic_mail_digest")
    .on("automatic_mail")
    .column("digest_at")
    .where(sql.ref("state"), "=", "held")
    .execute();
}

/** What is still to leave, or may be run again, gets a destination; its order among itself is not known any more. */
async function nameDestinations(db: Transaction<Tables>): Promise<void> {
  const rows = await db.selectFrom("outbox").select(["id", "type", "effect"]).where("status", "<>", "done").execute();
  for (const { id, type, effect } of rows) {
    const { url } = JSON.parse(effect) as { readonly url?: string };
    const destination = url !== undefined && URL.canParse(url) ? new URL(url).origin : type;
    await db.updateTable("outbox").set({ destination }).where("id", "=", id).execute();
  }
}
