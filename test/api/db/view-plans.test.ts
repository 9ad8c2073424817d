import { type Compilable, sql } from "kysely";
import { expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import type { Store } from "../../../api/db/connect.ts";
import { Statements } from "../../../api/db/statements.ts";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import type { TicketFilter } from "../../../api/tickets/ticket-filter.ts";
import { conditionOf } from "../../../api/tickets/view-book.ts";
import { orderOf } from "../../../api/tickets/view-order.ts";
import { type Onlooker, rowsOf, walksOf } from "../../../api/tickets/view-tickets.ts";
import { library } from "../../../blueprints/library.ts";
import { ANA, accepted, furnish, submission } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const MANY = 50_000;

/** So many tickets more, as a desk has them: most are closed, few are nobody's. Their rows alone: no list reads more. */
async function fill({ db, dialect }: Store): Promise<void> {
  const { rows } = await sql<Record<string, unknown>>`select * from ticket`.execute(db);
  const columns = Object.keys(rows[0] ?? {});
  const numbers =
    dialect.name === "sqlite"
      ? sql`(with recursive n(n) as (select 2 union all select n + 1 from n where n < ${sql.lit(MANY)}) select n from n)`
      : sql`(select generate_series(2, ${sql.lit(MANY)}) as n)`;
  const made: Record<string, ReturnType<typeof sql>> = {
    id: sql`'t' || n`,
    number: sql`n`,
    status: sql`case when n % 5 > 0 then 'closed' when n % 15 = 0 then 'pending' when n % 20 = 0 then 'new' else 'open' end`,
    assignee: sql`case when n % 20 = 0 then null else 'agent:a' || (n % 20) end`,
    department: sql`case when n % 3 = 0 then 'department:finance' else 'department:vtouch' end`,
    group_key: sql`case when n % 3 = 0 then 'group:finance' else 'group:vtouch' end`,
    updated_at: sql`updated_at - cast(n as bigint) * 1000`,
    untouched_since: sql`untouched_since - cast(n as bigint) * 1000`,
    state_since: sql`updated_at - cast(n as bigint) * 1000`,
    created_at: sql`created_at - cast(n as bigint) * 1000`,
    customer_replied: sql`case when n % 50 = 0 then 1 else 0 end`,
    sla_due_at: sql`case when n % 5 = 0 then ${sql.lit(NOON)} + cast(n as bigint) * 60000 end`,
    sla_state: sql`case when n % 100 = 0 then 'breached' when n % 5 = 0 then 'running' end`,
  };
  const values = columns.map((column) => made[column] ?? sql.ref(`ticket.${column}`));
  await sql`insert into ticket (${sql.join(columns.map((one) => sql.ref(one)))}) select ${sql.join(values)} from ticket, ${numbers} as numbers where number = 1`.execute(
    db,
  );
}

async function plan({ db, dialect }: Store, query: Compilable): Promise<string> {
  const { sql: text, parameters } = query.compile();
  const explain = dialect.name === "sqlite" ? "explain query plan " : "explain ";
  const whole = text.replaceAll(/\?|\$\d+/g, (mark) => {
    const value = parameters[mark === "?" ? 0 : Number(mark.slice(1)) - 1];
    return typeof value === "number" ? String(value) : `'${String(value)}'`;
  });
  const { rows } = await sql.raw<Record<string, unknown>>(explain + whole).execute(db);
  return rows.map((row) => String(row.detail ?? row["QUERY PLAN"])).join("\n");
}

const SCOPES: readonly TicketFilter[] = [
  {},
  { within: { person: ANA.id, departments: ANA.departments, groups: ANA.groups, roles: ANA.roles } },
];

/** The way to the first page of a shipped view, for who sees everything and for who sees his department. */
async function waysTo(store: Store, key: string): Promise<readonly string[]> {
  const view = library.map(({ document }) => document).find((one) => one.kind === "view" && one.key === key);
  if (view?.kind !== "view") throw new Error(`There is no view ${key}.`);
  const definitions = await new CompiledDefinitions().current(store.db);
  const question = { ...view, condition: conditionOf(view) };
  const keys = orderOf(question);
  const ways = SCOPES.map(async (scope) => {
    const looking = { actor: ANA, now: NOON, onShift: new Set<string>() };
    const onlooker: Onlooker = { ...looking, store, statements: new Statements(), definitions, scope };
    const plans = walksOf(onlooker, question, keys, null).map((walk) =>
      plan(store, rowsOf(onlooker, question, keys, walk, 51)),
    );
    return (await Promise.all(plans)).join("\n");
  });
  return Promise.all(ways);
}

test.each(DATABASES)(
  "among 50,000 tickets those of nobody are found in their order, and none is sorted, on %s",
  async (name) => {
    const { store, remove } = await freshStore(name);
    try {
      await furnish(store);
      await accepted(createDoor({ store, clock: clockAt(NOON) }), submission(NOON));
      await fill(store);
      // PostgreSQL looks at its tables by itself; SQLite is never told to, and chooses without knowing them.
      if (name === "postgres") await sql.raw("analyze ticket").execute(store.db);
      for (const way of await waysTo(store, "unassigned")) {
        expect(way).toContain("ticket_unowned");
        expect(way).not.toMatch(/temp b-tree|Sort|Seq Scan|^SCAN ticket$/im);
      }
      // The control: an order that no index has is sorted, and the explanation says so.
      expect((await waysTo(store, "dueSoon")).join("\n")).toMatch(/temp b-tree|Sort/i);
    } finally {
      await remove();
    }
  },
);
