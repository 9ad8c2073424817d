import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { openStore, type Store } from "../api/db/connect.ts";

/** Databases that the store suites run on: both, always. */
export const DATABASES = ["sqlite", "postgres"] as const;
export type DatabaseName = (typeof DATABASES)[number];

/** A fresh, empty database. `address` opens it from other processes too. */
export interface TestDatabase {
  readonly address: string;
  readonly remove: () => Promise<void>;
}

/** An open store on a fresh database; `remove` closes it and takes the database away. */
export interface TestStore extends TestDatabase {
  readonly store: Store;
}

/** Makes a fresh SQLite file, or a fresh database in the test run's one PostgreSQL. */
export async function freshDatabase(name: DatabaseName): Promise<TestDatabase> {
  if (name === "sqlite") {
    const directory = mkdtempSync(path.join(tmpdir(), "filrouge-sqlite-"));
    return {
      address: path.join(directory, "filrouge.db"),
      remove: async () => rmSync(directory, { recursive: true, force: true }),
    };
  }
  const server = await postgresUrl();
  const database = `filrouge_${randomBytes(6).toString("hex")}`;
  await onPostgres(server, `create database ${database}`);
  const address = new URL(server);
  address.pathname = `/${database}`;
  return { address: address.href, remove: () => onPostgres(server, `drop database ${database} with (force)`) };
}

/** Opens a store on a fresh database. */
export async function freshStore(name: DatabaseName): Promise<TestStore> {
  const { address, remove } = await freshDatabase(name);
  const store = await openStore({ database: address, role: "server" });
  return {
    address,
    store,
    remove: async () => {
      await store.close();
      await remove();
    },
  };
}

async function postgresUrl(): Promise<string> {
  const broker = process.env.FILROUGE_TEST_POSTGRES;
  if (broker === undefined) throw new Error("No PostgreSQL broker: run this through test/vitest.config.ts.");
  if (!broker.startsWith("http")) return broker;
  const answer = await fetch(broker);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}

async function onPostgres(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
