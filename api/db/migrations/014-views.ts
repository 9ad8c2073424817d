import { sql, type Transaction } from "kysely";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { compileBlueprint } from "../../../runtime/compile.ts";
import type { CompiledBlueprint } from "../../../runtime/compiled.ts";
import { untouchedSince } from "../../../runtime/list-scope.ts";
import { waitsForIn } from "../../../runtime/waits-for.ts";
import { foldedItems, listText } from "../list-text.ts";
import type { Migration } from "../migration.ts";
import type { Tables } from "../tables.ts";

/** Tickets that are written between two reads. */
const AT_ONCE = 500;

/**
 * Views find tickets by columns: since when no agent has done anything, who takes the next step, product, category and tags. The
 * unsolved ones, which nearly every view is about, stand in indexes of their own: one to count them by, and one for each order.
 */
export const views: Migration = async (db, dialect) => {
  const text = "text" as const;
  for (const name of ["product", "category"]) await db.schema.alterTable("ticket").addColumn(name, text).execute();
  for (const name of ["tags", "waits_for"])
    await db.schema
      .alterTable("ticket")
      .addColumn(name, text, (c) => c.notNull().defaultTo(""))
      .execute();
  await db.schema
    .alterTable("ticket")
    .addColumn("untouched_since", "bigint", (c) => c.notNull().defaultTo(0))
    .execute();
  await fill(db);

  // Who has passed over which ticket of which view, and why.
  await db.schema
    .createTable("view_skip")
    .addColumn("person", text, (c) => c.notNull())
    .addColumn("view", text, (c) => c.notNull())
    .addColumn("ticket", text, (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("reason", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("view_skip_key", ["person", "view", "ticket"])
    .execute();

  const unsolved = sql<boolean>`status in ('new', 'open', 'pending', 'hold')`;
  const index = (name: string) => db.schema.createIndex(name).on("ticket");
  // Everything that the shipped views and the scope of rights ask, so that counting reads no ticket. PostgreSQL takes no long texts.
  const long = dialect.name === "sqlite" ? (["waits_for", "involved"] as const) : [];
  await index("ticket_unsolved")
    .columns(["status", "assignee", "department", "group_key", "customer_replied", "priority", "sla_state"])
    .columns(["sla_due_at", "untouched_since", "state_since", "updated_at", "number", "id", ...long])
    .where(unsolved)
    .execute();
  await index("ticket_unsolved_stay").columns(["state_since", "id"]).where(unsolved).execute();
  await index("ticket_unsolved_updated").columns(["updated_at", "id"]).where(unsolved).execute();
  await index("ticket_unsolved_untouched").columns(["untouched_since", "id"]).where(unsolved).execute();
  await index("ticket_unsolved_number").columns(["status", "number"]).where(unsolved).execute();
  await index("ticket_unowned")
    .columns(["updated_at", "id"])
    .where(sql<boolean>`status in ('new', 'open', 'pending', 'hold') and assignee is null`)
    .execute();
  await index("ticket_replied").columns(["updated_at", "id"]).where(sql.ref("customer_replied"), "=", 1).execute();
};

async function fill(trx: Transaction<Tables>): Promise<void> {
  const blueprints = await blueprintsOf(trx);
  for (let after = ""; ; ) {
    const rows = await trx
      .selectFrom("ticket")
      .select(["id", "body"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(AT_ONCE)
      .execute();
    for (const { id, body } of rows) {
      // Only the runtime ever wrote it.
      const ticket = JSON.parse(body) as Ticket;
      const blueprint = ticket.place && blueprints.get(`${ticket.place.blueprint}@${ticket.place.version}`);
      await trx
        .updateTable("ticket")
        .set({
          product: ticket.product,
          category: ticket.category,
          tags: listText(foldedItems(ticket.tags)),
          waits_for: listText(blueprint ? waitsForIn(blueprint, ticket) : []),
          untouched_since: untouchedSince(ticket),
        })
        .where("id", "=", id)
        .execute();
      after = id;
    }
    if (rows.length < AT_ONCE) return;
  }
}

async function blueprintsOf(trx: Transaction<Tables>): Promise<ReadonlyMap<string, CompiledBlueprint>> {
  const rows = await trx
    .selectFrom("definition")
    .select(["key", "version", "body"])
    .where("kind", "=", "blueprint")
    .where("version", ">", 0)
    .execute();
  // A published text has passed its grammar.
  return new Map(
    rows.map(({ key, version, body }) => [
      `${key}@${version}`,
      compileBlueprint(JSON.parse(body) as Blueprint, version),
    ]),
  );
}
