import { type Dialect as KyselyDialect, PostgresDialect } from "kysely";
import pg from "pg";

const INT8 = 20;

/** 64-bit integers as numbers: everything we keep is below 2^53. */
const types = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    oid === INT8 ? (value: string) => Number(value) : pg.types.getTypeParser(oid, format),
};

/** The driver waits for ever by default; these are its limits, in ms. */
export function postgresPool(url: string, name: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 3000,
    query_timeout: 10_000,
    statement_timeout: 8000,
    lock_timeout: 2000,
    idle_in_transaction_session_timeout: 5000,
    keepAlive: true,
    application_name: name,
    types,
  });
  // An idle connection that breaks is replaced at its next use; without a listener it would end the process.
  pool.on("error", () => {});
  return pool;
}

export const postgresKysely = (pool: pg.Pool): KyselyDialect => new PostgresDialect({ pool });
