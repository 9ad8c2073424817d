import { Kysely } from "kysely";
import { describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { isPostgres, openStore } from "../../../api/db/connect.ts";
import { type Dialect, postgresDialect, sqliteDialect } from "../../../api/db/dialect.ts";
import { migrate } from "../../../api/db/migrate.ts";
import { postgresKysely, postgresPool } from "../../../api/db/postgres.ts";
import { openSqliteFile, sqliteKysely } from "../../../api/db/sqlite.ts";
import type { Tables } from "../../../api/db/tables.ts";
import { checkStore } from "../../../api/tickets/check.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { readTicket } from "../../../api/tickets/queries.ts";
import { ANA, accepted, furnish, step, submission } from "../../small-desk.ts";
import { DATABASES, freshDatabase } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);

/** The database bare, as a program of any age opens it. */
function bare(address: string): { readonly db: Kysely<Tables>; readonly dialect: Dialect } {
  return isPostgres(address)
    ? { db: new Kysely({ dialect: postgresKysely(postgresPool(address, "former")) }), dialect: postgresDialect }
    : { db: new Kysely({ dialect: sqliteKysely(openSqliteFile(address)) }), dialect: sqliteDialect };
}

/** A body as the program before time limits wrote it. */
function former(body: string): string {
  const { clocks, timeRules, wanted, assignedAt, ...rest } = JSON.parse(body) as Record<string, unknown>;
  return JSON.stringify(rest);
}

describe.each(DATABASES)("a database of the shape before time limits, on %s", (name) => {
  test("gets the new columns, and bodies that its journals tell, however many", async () => {
    const [before, now] = [await freshDatabase(name), await freshDatabase(name)];
    // What the tickets are is written by the program of today, and then carried into a database of then.
    const source = await openStore({ database: now.address, role: "tool" });
    await furnish(source);
    const door = createDoor({ store: source, clock: clockAt(NOON) });
    const { ticket } = await accepted(door, submission(NOON));
    await accepted(door, step(ticket.id, ANA, NOON, "take", "waiting"));
    await door.applyBatch(Array.from({ length: 520 }, () => submission(NOON)));

    const { db, dialect } = bare(before.address);
    await migrate(db, dialect, 3);
    expect(await db.selectFrom("filrouge_schema").select("version").execute()).toEqual([{ version: 3 }]);
    for (const { calendar, ...group } of await source.db.selectFrom("desk_group").selectAll().execute()) {
      await db
        .insertInto("department")
        .values({ key: group.department ?? "", name: "Finance" })
        .execute();
      await db
        .insertInto("desk_group")
        .values(group as Tables["desk_group"])
        .execute();
    }
    for (const row of await source.db.selectFrom("ticket").selectAll().execute()) {
      const { sla_due_at, sla_state, assigned_at, effort, product, category, tags, ...rest } = row;
      const { waits_for, untouched_since, snoozed_until, told_at, ...old } = rest;
      await db
        .insertInto("ticket")
        .values({ ...old, body: former(row.body) } as Tables["ticket"])
        .execute();
    }
    for (const row of await source.db.selectFrom("journal").selectAll().execute())
      await db.insertInto("journal").values(row).execute();
    for (const row of await source.db.selectFrom("inbox").selectAll().execute()) {
      // PostgreSQL's own note of the transaction came later.
      const { xact: _, ...old } = { xact: undefined, ...row };
      await db.insertInto("inbox").values(old).execute();
    }
    await db.destroy();

    const store = await openStore({ database: before.address, role: "tool" });
    expect((await readTicket(store.db, ticket.id))?.ticket).toEqual((await readTicket(source.db, ticket.id))?.ticket);
    expect(await store.db.selectFrom("desk_group").select(["key", "calendar"]).execute()).toEqual([
      { key: "group:finance", calendar: null },
    ]);
    expect(await store.db.selectFrom("rearm").selectAll().execute()).toEqual([]);
    const { tickets, faults } = await checkStore(store.db);
    expect({ tickets, faults }).toEqual({ tickets: 521, faults: [] });
    for (const one of [store, source]) await one.close();
    for (const one of [before, now]) await one.remove();
  });
});
