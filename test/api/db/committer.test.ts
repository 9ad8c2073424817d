import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { type Committer, openCommitter } from "../../../api/db/committer.ts";
import type { ScriptLine } from "../../../api/db/script.ts";
import { openSqliteFile } from "../../../api/db/sqlite.ts";
import { scratch } from "../../scratch.ts";

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function awake(): Promise<{ readonly committer: Committer; readonly names: () => readonly unknown[] }> {
  const file = path.join(scratch("committer"), "file.sqlite");
  const database = openSqliteFile(file);
  database.exec("create table note (name text primary key, seen integer not null default 0)");
  const committer = openCommitter(file);
  ends.push(() => database.close());
  ends.push(() => committer.close());
  while (!committer.isReady()) await new Promise((resolve) => setTimeout(resolve, 5));
  return { committer, names: () => database.prepare("select name from note order by rowid").pluck().all() };
}

const put = (name: string): ScriptLine => ({ sql: "insert into note (name) values (?)", values: [name], rows: 1 });
const still = (name: string): ScriptLine => ({
  sql: "update note set seen = seen where name = ?",
  values: [name],
  rows: 1,
});
const count: ScriptLine = { sql: "select count(*) from note", values: [], rows: 1, tells: true };

it("scripts that wait together are written in their order, each as it would be alone", async () => {
  const { committer, names } = await awake();
  const answers = await Promise.all([
    committer.commit([put("one"), count]),
    committer.commit([put("two"), count]),
    committer.commit([put("three"), count]),
  ]);
  expect(answers).toEqual([[1], [2], [3]]);
  expect(names()).toEqual(["one", "two", "three"]);
});

it("a script whose world is gone writes nothing, and touches none of the others", async () => {
  const { committer, names } = await awake();
  const answers = await Promise.all([
    committer.commit([put("one")]),
    committer.commit([put("half"), still("nobody")]),
    committer.commit([still("one"), put("two")]),
  ]);
  expect(answers).toEqual([[], null, []]);
  expect(names()).toEqual(["one", "two"]);
});

it("a script that SQLite refuses writes nothing, and touches none of the others", async () => {
  const { committer, names } = await awake();
  const told: string[] = [];
  const hear = (warning: Error) => told.push(warning.message);
  process.on("warning", hear);
  const answers = await Promise.all([
    committer.commit([put("one")]),
    committer.commit([put("half"), put("one")]),
    committer.commit([put("two")]),
  ]);
  await new Promise((resolve) => setImmediate(resolve));
  process.off("warning", hear);
  expect(answers).toEqual([[], null, []]);
  expect(names()).toEqual(["one", "two"]);
  expect(told.join()).toContain("UNIQUE constraint failed");
});

it("whoever waits when it is closed is committed first", async () => {
  const { committer, names } = await awake();
  const answers = Promise.all([committer.commit([put("one")]), committer.commit([put("two")])]);
  await committer.close();
  expect(await answers).toEqual([[], []]);
  expect(names()).toEqual(["one", "two"]);
});
