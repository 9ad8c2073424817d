import type { Transaction } from "kysely";
import type { Dialect } from "./dialect.ts";
import type { Tables } from "./tables.ts";

/** One step of the schema, in a transaction of its own. It never changes once released. */
export type Migration = (trx: Transaction<Tables>, dialect: Dialect) => Promise<void>;
