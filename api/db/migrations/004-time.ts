import { sql, type Transaction } from "kysely";
import type { Fact } from "../../../blueprints/facts.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { evolve } from "../../../runtime/evolve.ts";
import type { Migration } from "../migration.ts";
import type { Tables } from "../tables.ts";

/** Tickets that are folded anew between two reads. */
const AT_ONCE = 500;

/** Time limits: what is due next on each ticket, calendars of groups, new documents on their way to live tickets. */
export const time: Migration = async (db) => {
  const text = "text" as const;
  const integer = "bigint" as const;
  const create = db.schema;

  await create.alterTable("ticket").addColumn("sla_due_at", integer).execute();
  await create.alterTable("ticket").addColumn("sla_state", text).execute();
  await create
    .createIndex("ticket_sla_due")
    .on("ticket")
    .columns(["sla_due_at", "id"])
    .where("sla_due_at", "is not", null)
    .execute();
  await create
    .createIndex("ticket_sla_first")
    .on("ticket")
    .columns(["sla_state", "sla_due_at", "id"])
    .where("sla_state", "is not", null)
    .execute();
  await create
    .createIndex("ticket_sla_state")
    .on("ticket")
    .columns(["sla_state", "updated_at"])
    .where("sla_state", "is not", null)
    .execute();

  // Lists of all statuses, and who looks for what has changed lately, ask for the latest.
  await create.createIndex("ticket_updated").on("ticket").columns(["updated_at", "id"]).execute();
  await create.createIndex("ticket_live").on("ticket").column("id").where(sql.ref("status"), "!=", "closed").execute();

  await create.alterTable("desk_group").addColumn("calendar", text).execute();

  await create
    .createTable("rearm")
    .addColumn("id", text, (c) => c.primaryKey().notNull())
    .addColumn("definitions", text, (c) => c.notNull())
    .addColumn("cursor", text, (c) => c.notNull())
    .addColumn("total", integer, (c) => c.notNull())
    .addColumn("done", integer, (c) => c.notNull())
    .addColumn("started_at", integer, (c) => c.notNull())
    .addColumn("finished_at", integer)
    .execute();

  await foldAnew(db);
};

/** A ticket says more about itself than it did: what its journal has always told is folded into its row. */
async function foldAnew(trx: Transaction<Tables>): Promise<void> {
  for (let after = ""; ; ) {
    const tickets = await trx
      .selectFrom("ticket")
      .select("id")
      .where("id", ">", after)
      .orderBy("id")
      .limit(AT_ONCE)
      .execute();
    const last = tickets.at(-1);
    if (!last) return;
    const entries = await trx
      .selectFrom("journal")
      .select(["ticket", "fact"])
      .where("ticket", ">", after)
      .where("ticket", "<=", last.id)
      .orderBy("ticket")
      .orderBy("seq")
      .execute();
    const folded = new Map<string, Ticket>();
    // Only the runtime ever wrote a fact.
    for (const { ticket, fact } of entries)
      folded.set(ticket, evolve(folded.get(ticket) ?? null, JSON.parse(fact) as Fact));
    for (const [id, ticket] of folded)
      await trx
        .updateTable("ticket")
        .set({ body: JSON.stringify(ticket) })
        .where("id", "=", id)
        .execute();
    after = last.id;
  }
}
