import { sql } from "kysely";
import pg from "pg";
import type { Store } from "../../../api/db/connect.ts";

/** Tables that are filled: what stands around them is made anew when all their rows are there, which takes a fraction of the time. */
const FILLED = ["ticket", "journal", "message", "inbox", "ticket_words"] as const;

/** Takes indexes and triggers away until what it gives is called. */
export const setAside = (store: Store, database: string): Promise<() => Promise<void>> =>
  store.dialect.name === "sqlite" ? onSqlite(store) : onPostgres(database);

async function onSqlite({ db }: Store): Promise<() => Promise<void>> {
  const { rows } = await sql<{
    type: string;
    name: string;
    text: string;
  }>`select type, name, sql as text from sqlite_schema
    where tbl_name in (${sql.join(FILLED)}) and type in ('index', 'trigger') and sql is not null`.execute(db);
  for (const { type, name } of rows) await sql.raw(`drop ${type} "${name}"`).execute(db);
  // Words of many tickets are sorted in memory before they are written, or merging them would take most of the time.
  const sorted = (bytes: number) =>
    sql`insert into ticket_words (ticket_words, rank) values ('hashsize', ${sql.lit(bytes)})`.execute(db);
  await sorted(64 * 2 ** 20);
  return async () => {
    await sorted(2 ** 20);
    for (const { text } of rows) await sql.raw(text).execute(db);
  };
}

/** On a connection of its own, since the product's give up what lasts long. */
async function onPostgres(database: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  const tables = FILLED.map((table) => `'${table}'`).join();
  const { rows } = await client.query<{
    name: string;
    text: string;
  }>(`select indexname as name, indexdef as text from pg_indexes
    where schemaname = current_schema() and tablename in (${tables})
    and indexname not in (select conname from pg_constraint)`);
  for (const { name } of rows) await client.query(`drop index "${name}"`);
  for (const table of FILLED) await client.query(`alter table ${table} disable trigger user`);
  return async () => {
    await client.query("set maintenance_work_mem = '256MB'");
    for (const { text } of rows) await client.query(text);
    for (const table of FILLED) await client.query(`alter table ${table} enable trigger user`);
    // As the database does by itself a while after so many rows have come.
    await client.query("vacuum analyze");
    await client.end();
  };
}
