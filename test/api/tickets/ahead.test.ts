import { afterEach, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import type { Committer } from "../../../api/db/committer.ts";
import type { Store } from "../../../api/db/connect.ts";
import type { Script } from "../../../api/db/script.ts";
import { checkStore } from "../../../api/tickets/check.ts";
import { createDoor, type Door } from "../../../api/tickets/door.ts";
import { ANA, accepted, BRUNO, furnish, put, SMALL, step, submission } from "../../small-desk.ts";
import { freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

/** A desk whose committer is awake, and what becomes of each script that it is handed. */
async function desk(before: (script: Script, store: Store) => Promise<Script> = async (script) => script) {
  const { store, remove } = await freshStore("sqlite");
  removals.push(remove);
  await furnish(store);
  const { committer } = store;
  if (!committer) throw new Error("A server on SQLite has a committer.");
  const outcomes: boolean[] = [];
  const watched: Committer = {
    ...committer,
    commit: async (script) => {
      const done = await committer.commit(await before(script, store));
      outcomes.push(done !== null);
      return done;
    },
  };
  const door = createDoor({ store: { ...store, committer: watched }, clock: clockAt(NOON) });
  while (!committer.isReady()) await new Promise((resolve) => setTimeout(resolve, 5));
  return { store, door, outcomes, committer };
}

/** Tickets taken by Ana, one after the other. */
async function tickets(door: Door, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n++) ids.push((await accepted(door, submission(NOON))).ticket.id);
  return ids;
}

const take = (id: string) => step(id, ANA, NOON, "take", "waiting");
const faults = async (store: Store) => (await checkStore(store.db)).faults;
const states = async (store: Store) =>
  (await store.db.selectFrom("ticket").select("state").orderBy("number").execute()).map(({ state }) => state);

test("what comes together is decided ahead and committed by the thread, each ticket with its own numbers", async () => {
  const { store, door, outcomes } = await desk();
  const opened = await Promise.all(Array.from({ length: 12 }, () => accepted(door, submission(NOON))));
  expect(opened.map(({ ticket }) => ticket.number).sort((a, b) => a - b)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
  ]);
  const results = await Promise.all(
    opened.flatMap(({ ticket: { id } }) => [
      door.apply(take(id)),
      door.apply(step(id, ANA, NOON, "ask", "working", { product: "Books" })),
      door.apply(step(id, ANA, NOON, "back", "asked")),
    ]),
  );
  expect(results.every(({ outcome }) => outcome === "accepted")).toBe(true);
  expect(outcomes.length).toBeGreaterThan(0);
  expect(outcomes).not.toContain(false);
  expect(await states(store)).toEqual(Array.from({ length: 12 }, () => "working"));
  expect(await faults(store)).toEqual([]);
});

test("B14: of two colleagues who take one ticket at once one wins and the other is told, fifty times of fifty", async () => {
  const { store, door, outcomes } = await desk();
  for (const id of await tickets(door, 50)) {
    const other = step(id, BRUNO, NOON, "take", "waiting");
    const both = await Promise.all([door.apply(take(id)), door.apply(other)]);
    expect(both.map(({ outcome }) => outcome)).toEqual(["accepted", "rejected"]);
  }
  expect(outcomes).not.toContain(false);
  expect(await faults(store)).toEqual([]);
});

test("B15: the same event twice at once is one entry in the journal", async () => {
  const { store, door } = await desk();
  const [id = ""] = await tickets(door, 1);
  const same = take(id);
  const answers = await Promise.all([door.apply(same), door.apply(same), door.apply(same)]);
  expect(answers.map((answer) => answer.outcome === "accepted" && answer.repeated)).toEqual([false, true, true]);
  expect(await faults(store)).toEqual([]);
});

test("a ticket that another process changed in between is decided anew", async () => {
  let stolen = false;
  const { store, door, outcomes } = await desk(async (script, { committer: _, ...elsewhere }) => {
    if (!stolen) {
      stolen = true;
      const [id = ""] = ids;
      await accepted(createDoor({ store: elsewhere, clock: clockAt(NOON) }), step(id, BRUNO, NOON, "take", "waiting"));
    }
    return script;
  });
  const ids = await tickets(door, 3);
  const results = await Promise.all(ids.map((id) => door.apply(take(id))));
  expect(results.map(({ outcome }) => outcome)).toEqual(["rejected", "accepted", "accepted"]);
  expect(outcomes).toContain(false);
  expect(await faults(store)).toEqual([]);
});

test("a version published in between is the one that decides", async () => {
  let published = false;
  const transitions = SMALL.transitions?.map((one) => (one.id === "take" ? { ...one, to: "late" } : one));
  const { store, door, outcomes } = await desk(async (script, here) => {
    if (script.some(({ sql }) => sql.includes('"journal"')) && !published) {
      published = true;
      await put(here, "blueprint", SMALL.key, { ...SMALL, transitions }, NOON);
    }
    return script;
  });
  const results = await Promise.all(Array.from({ length: 3 }, () => door.apply(submission(NOON))));
  expect(results.map((one) => one.outcome === "accepted" && one.ticket.place?.version)).toEqual([2, 2, 2]);
  expect(outcomes).toEqual([false]);
  expect(await faults(store)).toEqual([]);
});

test("B12: a script that breaks at any of its statements leaves nothing behind, and the events are taken all the same", async () => {
  let [broken, longest] = [0, 0];
  const { store, door, outcomes } = await desk(async (script) => {
    longest = Math.max(longest, script.length);
    if (broken > script.length) return script;
    const at = broken++;
    return [...script.slice(0, at), { sql: "select raise_no_such(1)", values: [], rows: 1 }, ...script.slice(at)];
  });
  const ids = await tickets(door, 24);
  for (let at = 0; at < ids.length; at += 2)
    await Promise.all([accepted(door, take(ids[at] ?? "")), accepted(door, take(ids[at + 1] ?? ""))]);
  expect(broken).toBeGreaterThan(longest);
  expect(outcomes.slice(0, broken)).not.toContain(true);
  expect(outcomes.at(-1)).toBe(true);
  expect(await states(store)).toEqual(ids.map(() => "working"));
  expect(await faults(store)).toEqual([]);
});

test("when the thread is gone, the door takes everything in by itself", async () => {
  const { store, door, committer } = await desk();
  const ids = await tickets(door, 4);
  await committer.close();
  const results = await Promise.all(ids.map((id) => door.apply(take(id))));
  expect(results.every(({ outcome }) => outcome === "accepted")).toBe(true);
  expect(await faults(store)).toEqual([]);
});
