import { afterAll, beforeAll, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { ANA, accepted, eventOf, furnish, submission } from "../../small-desk.ts";
import { freshStore, type TestStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
let kept: TestStore;
beforeAll(async () => {
  kept = await freshStore("postgres");
  await furnish(kept.store);
});
afterAll(() => kept.remove());

test("on PostgreSQL every column of a ticket can be changed by the one statement of a batch", async () => {
  const { store } = kept;
  const door = createDoor({ store, clock: clockAt(NOON) });
  const tickets = [];
  for (let n = 0; n < 4; n++) tickets.push((await accepted(door, submission(NOON))).ticket.id);
  const results = await door.applyBatch(
    tickets.map((id) => ({
      event: eventOf(id, ANA, NOON, { type: "stepRequested", transition: "take", fromState: "waiting", answers: {} }),
    })),
  );
  expect(results.map(({ outcome }) => outcome)).toEqual(["accepted", "accepted", "accepted", "accepted"]);
  // A batch that the statement fails for is taken apart without a word: the statement itself is asked here.
  const columns = Object.keys(await store.db.selectFrom("ticket").selectAll().limit(1).executeTakeFirstOrThrow());
  const change = store.dialect.changeTickets;
  if (!change) throw new Error("PostgreSQL changes tickets together.");
  const names = columns.filter((one) => one !== "created_at" && one !== "number") as Parameters<typeof change>[0];
  const rows = await store.db.selectFrom("ticket").selectAll().execute();
  const lists = [...names.map((name) => rows.map((row) => row[name])), rows.map(({ facts }) => facts)];
  const compiled = change(names).compile(store.db);
  const { numAffectedRows } = await store.db.executeQuery({ ...compiled, parameters: lists });
  expect(Number(numAffectedRows)).toBe(4);
});
