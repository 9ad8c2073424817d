import { Kysely } from "kysely";
import { type Committer, openCommitter } from "./committer.ts";
import { type DamagedError, lookThrough } from "./damage.ts";
import { type Dialect, postgresDialect, sqliteDialect } from "./dialect.ts";
import { migrate } from "./migrate.ts";
import { type Notices, openNotices } from "./notices.ts";
import { postgresKysely, postgresPool } from "./postgres.ts";
import { isLookedAtFirst, lockForServer, openSqliteFile, openSqliteReader, sqliteKysely } from "./sqlite.ts";
import type { Tables } from "./tables.ts";

/** An open database and what is particular to it. */
export interface Store {
  readonly db: Kysely<Tables>;
  readonly dialect: Dialect;
  /** Commits beside this thread, for a server on SQLite that has much to do. */
  readonly committer?: Committer;
  /** Word between the servers of one database, where there may be several. */
  readonly notices?: Notices;
  readonly close: () => Promise<void>;
}

export interface StoreOptions {
  /** Path of a SQLite file, or a `postgres://…` address. */
  readonly database: string;
  /** `server` keeps other servers from the same SQLite file; `worker` and `tool` may stand beside one. */
  readonly role: "server" | "worker" | "tool";
  /** A SQLite file up to so many bytes is looked through whole before anything is written, however it was left. */
  readonly smallBytes?: number;
  /** Hears of damage that the look beside the work of a server finds. Without it the process ends by an uncaught error. */
  readonly onDamage?: (damage: DamagedError) => void;
}

/** True for an address that PostgreSQL serves. */
export const isPostgres = (database: string): boolean => /^postgres(ql)?:\/\//.test(database);

/** Opens the database and brings its schema up to date. */
export async function openStore({ database, role, smallBytes, onDamage = end }: StoreOptions): Promise<Store> {
  if (isPostgres(database)) {
    const pool = postgresPool(database, `filrouge-${role}-${process.pid}`);
    const db = new Kysely<Tables>({ dialect: postgresKysely(pool) });
    const notices = openNotices(database, pool);
    const close = async () => {
      await notices.close();
      await db.destroy();
    };
    return ready({ db, dialect: postgresDialect, notices, close });
  }
  const unlock = role === "server" ? lockForServer(database) : undefined;
  try {
    const lookFirst = isLookedAtFirst(database, { mine: role === "server", smallBytes });
    const file = openSqliteFile(database, lookFirst);
    const look = role === "server" && !lookFirst ? lookThrough(database) : undefined;
    void look?.found.then((damage) => damage && onDamage(damage));
    const reader = openSqliteReader(database);
    const db = new Kysely<Tables>({ dialect: sqliteKysely(file, reader) });
    const committer = role === "server" ? openCommitter(database) : undefined;
    const close = async () => {
      await look?.close();
      await committer?.close();
      // Before the other one, since the last to close a file tidies it up, which a reader can't.
      reader.close();
      await db.destroy();
      if (file.open) file.close();
      unlock?.();
    };
    return await ready({ db, dialect: sqliteDialect, close, ...(committer && { committer }) });
  } catch (error) {
    unlock?.();
    throw error;
  }
}

/** Damage is no rejection that somebody might wait for: the process ends. */
const end = (damage: DamagedError): void => {
  setImmediate(() => {
    throw damage;
  });
};

async function ready(store: Store): Promise<Store> {
  try {
    await migrate(store.db, store.dialect);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
