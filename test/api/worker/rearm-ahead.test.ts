import { afterEach, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import type { Committer } from "../../../api/db/committer.ts";
import type { Store } from "../../../api/db/connect.ts";
import { readRearms } from "../../../api/rearm/rearms.ts";
import { checkStore } from "../../../api/tickets/check.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { rearmNext } from "../../../api/worker/rearm.ts";
import type { SlaPolicy } from "../../../blueprints/sla-policy.ts";
import { multiply } from "../../many-tickets.ts";
import { ANA, accepted, furnish, put, step, submission } from "../../small-desk.ts";
import { freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

const policy: SlaPolicy = {
  kind: "sla-policy",
  schemaVersion: 1,
  key: "standard",
  name: "Standard",
  targets: [{ metric: "totalResolution", within: "PT10H", time: "calendar" }],
};

/** 950 tickets that a policy is on its way to, and a committer whose scripts meet `before` first. */
async function desk(before: (nth: number) => Promise<void> = async () => {}) {
  const { store, remove } = await freshStore("sqlite");
  removals.push(remove);
  await furnish(store);
  const { committer } = store;
  if (!committer) throw new Error("A server on SQLite has a committer.");
  const outcomes: boolean[] = [];
  let handed = 0;
  // Handed on in their order, whatever comes before each of them.
  let last: Promise<unknown> = Promise.resolve();
  const watched: Committer = {
    ...committer,
    commit: (script) => {
      const nth = ++handed;
      const done = last.then(() => before(nth)).then(() => committer.commit(script));
      last = done.then((told) => outcomes.push(told !== null));
      return done;
    },
  };
  const through: Store = { ...store, committer: watched };
  const clock = clockAt(NOON);
  const door = createDoor({ store: through, clock });
  const first = (await accepted(door, submission(NOON))).ticket.id;
  const ids = [first, ...(await multiply(store, first, 949))].sort();
  while (!committer.isReady()) await new Promise((resolve) => setTimeout(resolve, 5));
  await put(store, "sla-policy", policy.key, policy, NOON);
  const applied = async () =>
    (await store.db.selectFrom("journal").select("ticket").where("type", "=", "slaApplied").execute()).map(
      ({ ticket }) => ticket,
    );
  const whole = async () => {
    expect((await applied()).sort()).toEqual(ids);
    expect(await readRearms(store.db)).toMatchObject([{ total: 950, done: 950, finishedAt: NOON }]);
    expect((await checkStore(store.db)).faults).toEqual([]);
  };
  const next = () => rearmNext(through, door, clock);
  return { store, ids, outcomes, next, whole };
}

test("new documents go ahead to live tickets, four parts in a row, each with its place in one commit", async () => {
  const { outcomes, next, whole } = await desk();
  expect([await next(), await next(), await next(), await next(), await next()]).toEqual([100, 400, 400, 50, 0]);
  expect(outcomes).toEqual(Array.from({ length: 9 }, () => true));
  await whole();
});

test("a ticket that moves on meanwhile stops its part and those behind it, and each is told once all the same", async () => {
  const own: { store?: Store; id?: string } = {};
  const { store, ids, outcomes, next, whole } = await desk(async (nth) => {
    if (nth !== 2 || !own.store || !own.id) return;
    const other = createDoor({ store: own.store, clock: clockAt(NOON), fault: () => {} });
    await accepted(other, step(own.id, ANA, NOON, "take", "waiting"));
  });
  Object.assign(own, { store, id: ids[250] });
  expect([await next(), await next()]).toEqual([100, 100]);
  expect(outcomes).toEqual([true, false, false, false]);
  while ((await next()) > 0);
  await whole();
});
