import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect as KyselyDialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from "kysely";
import { DamagedError } from "./damage.ts";

/** Marks a file as ours: "Filr". */
export const APPLICATION_ID = 0x46696c72;

/** Older ones have a fault in write-ahead logs that several connections checkpoint. */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** Statements kept ready; far more than the product has, so that only generated ones can push others out. */
const STATEMENTS_KEPT = 500;

/** A transaction that reads and then writes must hold the write lock from its start, or it fails when somebody else was faster. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

/** Two connections to one file, both ready to be used at once: the one that transactions have, and one that only reads what is committed. */
export interface Connections {
  readonly inside: SqliteDatabase;
  readonly outside: SqliteDatabase;
}

/** Where a database's queries can be asked for its connections; Kysely itself does not use them. */
export class ConnectedAdapter extends SqliteAdapter {
  readonly connections: Connections | null;

  constructor(connections: Connections | null) {
    super();
    this.connections = connections;
  }
}

class ImmediateDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;
  readonly #reader: SqliteDatabase | null;

  constructor(database: SqliteDatabase, reader: SqliteDatabase | null) {
    super({ database });
    this.#database = database;
    this.#reader = reader;
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver({ database: this.#database });
  }

  override createAdapter(): SqliteAdapter {
    return new ConnectedAdapter(this.#reader && { inside: this.#database, outside: this.#reader });
  }
}

/** Keeps prepared statements by their text: preparing costs more than running. */
function cachingStatements(database: Database.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => {
      kept.clear();
      database.close();
    },
    prepare: (text) => {
      const known = kept.get(text);
      if (known) return known;
      if (kept.size >= STATEMENTS_KEPT) {
        const oldest = kept.keys().next();
        if (!oldest.done) kept.delete(oldest.value);
      }
      const statement = database.prepare(text);
      kept.set(text, statement);
      return statement;
    },
  };
}

function assertVersion(database: Database.Database): void {
  const version = String(database.prepare("select sqlite_version()").pluck().get());
  const parts = version.split(".").map(Number);
  for (const [index, oldest] of OLDEST_SQLITE.entries()) {
    const part = parts[index] ?? 0;
    if (part > oldest) return;
    if (part < oldest) throw new Error(`SQLite ${version} is too old: ${OLDEST_SQLITE.join(".")} or newer is needed.`);
  }
}

/** A file up to this size is looked through whole whenever it is opened: a second at most. */
const SMALL_BYTES = 64 * 1_048_576;

/** `ok`, or the first fault that SQLite finds in the whole file. */
export const healthOf = (database: Database.Database): string =>
  String(database.pragma("quick_check(1)", { simple: true }));

/**
 * Whether a file must be looked through before anything is written: one that is small, and a large one whose last process was not
 * stopped but ended, which shows by the log that it left. What stopped by itself, or is open elsewhere and was looked at there, is
 * looked through beside the work.
 */
export function isLookedAtFirst(file: string, { smallBytes = SMALL_BYTES, mine }: Opening): boolean {
  if (!existsSync(file) || statSync(file).size <= smallBytes) return true;
  return existsSync(`${file}-wal`) && (mine || !isServed(file));
}

interface Opening {
  /** The caller has the lock of servers: no other server has the file open. */
  readonly mine: boolean;
  readonly smallBytes?: number | undefined;
}

/**
 * Opens the file as the promises need it: write-ahead log, every commit on the disk before it is answered, foreign keys,
 * no trust in what a schema says. A file of another application, or one that fails its check, is refused before anything is written.
 */
export function openSqliteFile(file: string, lookFirst = true): Database.Database {
  const directory = path.dirname(file);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  closeSync(openSync(file, "a", 0o600));
  chmodSync(file, 0o600);
  if (statSync(file).size > 0) assertOurs(file, lookFirst);
  const database = new Database(file, { timeout: 5000 });
  try {
    assertVersion(database);
    database.pragma(`application_id = ${APPLICATION_ID}`);
    return durable(database);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** By a connection that only reads: what is refused keeps its log as well, and is found as it was left. */
function assertOurs(file: string, lookFirst: boolean): void {
  const reader = openSqliteReader(file);
  try {
    const owner = Number(reader.pragma("application_id", { simple: true }));
    if (owner !== APPLICATION_ID) throw new Error(`${file} is a database of another application.`);
    const health = lookFirst ? healthOf(reader) : "ok";
    if (health !== "ok") throw new DamagedError(file, health);
  } finally {
    reader.close();
  }
}

function durable(database: Database.Database): Database.Database {
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  database.pragma("busy_timeout = 5000");
  // A statement with triggers keeps what it changed until it is through: in memory, not in a file of its own each time.
  database.pragma("temp_store = MEMORY");
  database.pragma("cache_size = -16384");
  database.pragma("trusted_schema = OFF");
  database.pragma("cell_size_check = ON");
  database.pragma("wal_autocheckpoint = 1000");
  return database;
}

/** Opens one more connection that writes, with the same promises, to a file that has been opened and looked at already. */
export const openSqliteWriter = (file: string): Database.Database =>
  durable(new Database(file, { fileMustExist: true, timeout: 5000 }));

/** Opens a second connection that sees each commit as soon as it is made, and waits for no transaction. */
export function openSqliteReader(file: string): Database.Database {
  const database = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 });
  database.pragma("trusted_schema = OFF");
  database.pragma("cell_size_check = ON");
  return database;
}

/** How Kysely speaks with an opened file; with a reader, statements of the hot path pass it by. */
export const sqliteKysely = (database: Database.Database, reader?: Database.Database): KyselyDialect =>
  new ImmediateDialect(cachingStatements(database), reader ? cachingStatements(reader) : null);

/**
 * Keeps a second server from opening the same file. The lock is the operating system's, on a file beside the database, so
 * that it ends with the process however that ends. Workers and the command line do not take it.
 */
export function lockForServer(file: string): () => void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(`${file}.server-lock`, "a", 0o600));
  const lock = new Database(`${file}.server-lock`, { timeout: 0 });
  try {
    lock.pragma("journal_mode = MEMORY");
    lock.exec("begin exclusive");
  } catch (error) {
    lock.close();
    throw new Error(`Another Filrouge server has ${file} open.`, { cause: error });
  }
  return () => lock.close();
}

/** Whether a server has the file open now. */
function isServed(file: string): boolean {
  try {
    lockForServer(file)();
    return false;
  } catch {
    return true;
  }
}
