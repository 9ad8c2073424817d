import { afterEach, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import type { Committer } from "../../../api/db/committer.ts";
import type { Store } from "../../../api/db/connect.ts";
import { checkStore } from "../../../api/tickets/check.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { ANA, accepted, BRUNO, eventOf } from "../../small-desk.ts";
import { freshStore } from "../../stores.ts";
import { furnishGiving, readGiven, WAYS, waits } from "./giving.ts";

const LATER = Date.UTC(2026, 10, 23, 12) + 100;
const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

/** A desk whose thread is awake; `before` is called with each script on its way to the disk. */
async function desk(assignment: object, before: (store: Store, script: number) => Promise<void> = async () => {}) {
  const { store, remove } = await freshStore("sqlite");
  removals.push(remove);
  await furnishGiving(store, assignment);
  const { committer, ...alone } = store;
  if (!committer) throw new Error("A server on SQLite has a committer.");
  const outcomes: boolean[] = [];
  const watched: Committer = {
    ...committer,
    commit: async (script) => {
      await before(alone, outcomes.length);
      const told = await committer.commit(script);
      outcomes.push(told !== null);
      return told;
    },
  };
  while (!committer.isReady()) await new Promise((resolve) => setTimeout(resolve, 5));
  const clock = clockAt(LATER);
  return {
    store,
    outcomes,
    ahead: createDoor({ store: { ...store, committer: watched }, clock }),
    apart: createDoor({ store: alone, clock }),
  };
}

const some = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => waits(from + n, (from + n) % 2 === 0 ? null : "requester:remi"));

test.each(WAYS)(
  "tickets that are given to %s ahead of their transaction are given as if one by one",
  async (_, how) => {
    const [one, other] = [await desk(how), await desk(how)];
    for (let from = 0; from < 24; from += 6) await Promise.all(some(from, 6).map((item) => accepted(one.ahead, item)));
    for (const item of some(0, 24)) await accepted(other.apart, item);
    expect(await readGiven(one.store)).toEqual(await readGiven(other.store));
    expect(one.outcomes).toEqual([true, true, true, true]);
    expect((await checkStore(one.store.db)).faults).toEqual([]);
  },
);

test("what another process gave to somebody in between counts, and no capacity is exceeded", async () => {
  const { store, ahead, outcomes } = await desk(
    { method: "leastLoaded", capacity: { perAgent: 3 } },
    async (here, script) => {
      if (script === 1)
        for (const item of some(20, 2)) await accepted(createDoor({ store: here, clock: clockAt(LATER) }), item);
    },
  );
  await Promise.all(some(0, 2).map((item) => accepted(ahead, item)));
  await Promise.all(some(2, 4).map((item) => accepted(ahead, item)));
  expect(outcomes).toEqual([true, false]);
  const { tickets } = await readGiven(store);
  const of = (person: string | null) => tickets.filter(({ assignee }) => assignee === person).length;
  expect([of(ANA.id), of(BRUNO.id), of(null)]).toEqual([3, 3, 2]);
});

test("somebody who has left or lost a ticket since the last commit is seen as he is", async () => {
  const { store, ahead, apart, outcomes } = await desk({ method: "leastLoaded", capacity: { perAgent: 2 } });
  await Promise.all(some(0, 4).map((item) => accepted(ahead, item)));
  const mine = (await readGiven(store)).tickets.filter(({ assignee }) => assignee === ANA.id);
  const solve = (id = "") =>
    accepted(apart, { event: eventOf(id, ANA, LATER, { type: "changeRequested", changes: { status: "solved" } }) });
  await solve(mine[0]?.id);
  const given = await Promise.all(some(4, 2).map((item) => accepted(ahead, item)));
  expect(given.map(({ ticket }) => ticket.assignee)).toEqual([ANA.id, null]);
  await solve(mine[1]?.id);
  await store.db
    .insertInto("presence")
    .values({ ...AWAY, person: ANA.id })
    .execute();
  const left = await Promise.all(some(6, 2).map((item) => accepted(ahead, item)));
  expect(left.map(({ ticket }) => ticket.assignee)).toEqual([null, null]);
  expect(outcomes).toEqual([true, true, true]);
});

const AWAY = {
  availability: "away",
  absent_until: null,
  shift: null,
  skills: "[]",
  capacity: null,
  shift_ends_at: null,
} as const;
