import { readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { sql } from "kysely";
import { afterEach, describe, expect, test } from "vitest";
import { openStore } from "../../../api/db/connect.ts";
import { DamagedError, lookThrough } from "../../../api/db/damage.ts";
import { APPLICATION_ID } from "../../../api/db/sqlite.ts";
import { Statements } from "../../../api/db/statements.ts";
import { freshDatabase, freshStore } from "../../stores.ts";

const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

async function sqliteStore() {
  const fresh = await freshStore("sqlite");
  removals.push(fresh.remove);
  return fresh;
}

describe("the SQLite file", () => {
  test("is opened as the promises need it", async () => {
    const { store, address } = await sqliteStore();
    const pragma = async (name: string) => {
      const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(store.db);
      return Object.values(rows[0] ?? {})[0];
    };
    expect({
      journal: await pragma("journal_mode"),
      synchronous: await pragma("synchronous"),
      foreignKeys: await pragma("foreign_keys"),
      busyTimeout: await pragma("busy_timeout"),
      trustedSchema: await pragma("trusted_schema"),
      cellSizeCheck: await pragma("cell_size_check"),
      applicationId: await pragma("application_id"),
      autocheckpoint: await pragma("wal_autocheckpoint"),
      mode: statSync(address).mode & 0o777,
    }).toEqual({
      journal: "wal",
      synchronous: 2,
      foreignKeys: 1,
      busyTimeout: 5000,
      trustedSchema: 0,
      cellSizeCheck: 1,
      applicationId: APPLICATION_ID,
      autocheckpoint: 1000,
      mode: 0o600,
    });
  });

  test("is read outside of transactions as the last commit left it, and inside as the transaction has it", async () => {
    const { store } = await sqliteStore();
    const { db } = store;
    const statements = new Statements();
    const value = async (from: typeof db): Promise<number | undefined> => {
      const build = () => from.selectFrom("counter").select("value").where("name", "=", "");
      const { rows } = await statements.run(from, "counter", build, ["reads"]);
      return rows[0]?.value;
    };
    await db.transaction().execute(async (trx) => {
      expect(await statements.insert(trx, "counter", [{ name: "reads", value: 1 }])).toBe(1);
      expect([await value(trx), await value(db)]).toEqual([1, undefined]);
    });
    expect(await value(db)).toBe(1);
    expect(await statements.insert(db, "counter", [{ name: "writes", value: 2 }])).toBe(1);
  });

  test("begins transactions with the write lock", async () => {
    const { store, address } = await sqliteStore();
    const other = new Database(address, { timeout: 0 });
    await store.db.transaction().execute(async () => {
      expect(() => other.exec("begin immediate")).toThrow(/locked/);
    });
    other.exec("begin immediate");
    other.close();
  });

  test("is refused to a second server, and free again when the first has gone", async () => {
    const { store, address } = await sqliteStore();
    await expect(openStore({ database: address, role: "server" })).rejects.toThrow(/Another Filrouge server/);
    const beside = await openStore({ database: address, role: "worker" });
    await beside.close();
    await store.close();
    const next = await openStore({ database: address, role: "server" });
    await next.close();
  });

  test("of another application is refused and left as it was", async () => {
    const { address, remove } = await freshDatabase("sqlite");
    removals.push(remove);
    const other = new Database(address);
    other.exec("create table theirs (id integer)");
    other.close();
    await expect(openStore({ database: address, role: "server" })).rejects.toThrow(/another application/);
    const after = new Database(address, { readonly: true });
    expect(after.pragma("journal_mode", { simple: true })).toBe("delete");
    after.close();
  });

  test("that is damaged is refused before anything is written", async () => {
    const { address, remove } = await freshDatabase("sqlite");
    removals.push(remove);
    writeFileSync(address, "this is no database at all, but it is long enough to look at ".repeat(100));
    await expect(openStore({ database: address, role: "server" })).rejects.toThrow();
  });

  /** Two thousand rows, and then rubbish over the pages in the middle of the file. */
  async function damagedFile(): Promise<string> {
    const { store, address } = await sqliteStore();
    const statements = new Statements();
    const rows = Array.from({ length: 2000 }, (_, value) => ({ name: `counter ${value} ${"x".repeat(200)}`, value }));
    for (let at = 0; at < rows.length; at += 100)
      await statements.insertMany(store.db, "counter", rows.slice(at, at + 100));
    await store.close();
    const bytes = readFileSync(address);
    const middle = Math.floor(bytes.length / 2 / 4096) * 4096;
    bytes.fill(0xa5, middle, middle + 3 * 4096);
    writeFileSync(address, bytes);
    return address;
  }

  test("R10: that is large and was left by a process that did not stop is looked through before anything is written", async () => {
    const address = await damagedFile();
    writeFileSync(`${address}-wal`, "");
    const before = readFileSync(address);
    const opened = openStore({ database: address, role: "server", smallBytes: 0 });
    await expect(opened).rejects.toThrow(DamagedError);
    await expect(openStore({ database: address, role: "tool", smallBytes: 0 })).rejects.toThrow(/restore a backup/);
    expect(readFileSync(address).equals(before)).toBe(true);
    // However it was left, a small one is.
    await expect(openStore({ database: address, role: "server" })).rejects.toThrow(DamagedError);
  });

  test("R10: that is large and was stopped opens at once, is looked through beside the work, and damage is told", async () => {
    const address = await damagedFile();
    const found = Promise.withResolvers<DamagedError>();
    const store = await openStore({ database: address, role: "server", smallBytes: 0, onDamage: found.resolve });
    expect((await found.promise).message).toMatch(/is damaged: .*restore a backup/is);
    await store.close();
    // The control: nothing is told of a sound one, and one that is open elsewhere is not looked at again.
    const sound = await sqliteStore();
    const look = lookThrough(sound.address);
    expect(await look.found).toBeNull();
    const beside = await openStore({ database: sound.address, role: "tool", smallBytes: 0 });
    await beside.close();
  });

  test("from a newer program is refused", async () => {
    const { store, address } = await sqliteStore();
    await store.db.updateTable("filrouge_schema").set({ version: 999 }).execute();
    await store.close();
    await expect(openStore({ database: address, role: "server" })).rejects.toThrow(/newer program/);
  });

  test("stands in a directory that nobody else reads", async () => {
    const { address, remove } = await freshDatabase("sqlite");
    removals.push(remove);
    const inside = path.join(path.dirname(address), "data", "desk.db");
    const store = await openStore({ database: inside, role: "server" });
    expect(statSync(path.dirname(inside)).mode & 0o777).toBe(0o700);
    await store.close();
  });
});
