import { randomBytes } from "node:crypto";
import { cpSync, rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { openStore, type Store } from "../api/db/connect.ts";
import { scratch } from "./scratch.ts";

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

/** `migrated`: an empty database with the whole schema; `seeded`: what the first start of a server lays down. */
export type Preparation = `${"migrated" | "seeded"}/${DatabaseName}`;

/** What suites begin with, made once in a test run; never opened, only copied. */
export interface Prepared {
  /** On SQLite a database's folder; of what is seeded a server's folder, on PostgreSQL too. */
  readonly folder: string;
  /** On PostgreSQL the database from which others are made. */
  readonly template: string | null;
}

/** Null outside of the test run: then everybody makes their own. */
export async function prepared(what: Preparation): Promise<Prepared | null> {
  const broker = process.env.FILROUGE_TEST_PREPARED;
  if (broker === undefined) return null;
  const answer = await fetch(new URL(what, broker));
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as Prepared; // our own broker's
}

/** Makes a fresh SQLite file, or a fresh database in the test run's one PostgreSQL: empty, or as it was prepared. */
export async function freshDatabase(name: DatabaseName, from: Prepared | null = null): Promise<TestDatabase> {
  if (name === "sqlite") {
    const directory = scratch("sqlite");
    if (from) cpSync(from.folder, directory, { recursive: true });
    return {
      address: path.join(directory, "filrouge.db"),
      remove: async () => rmSync(directory, { recursive: true, force: true }),
    };
  }
  const server = await postgresUrl();
  const database = `filrouge_${randomBytes(6).toString("hex")}`;
  await onPostgres(server, `create database ${database}${from?.template ? ` template ${from.template}` : ""}`);
  const address = new URL(server);
  address.pathname = `/${database}`;
  return { address: address.href, remove: () => onPostgres(server, `drop database ${database} with (force)`) };
}

/** Opens a store on a fresh database. */
export async function freshStore(name: DatabaseName): Promise<TestStore> {
  const { address, remove } = await freshDatabase(name, await prepared(`migrated/${name}`));
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
