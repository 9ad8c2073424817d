import { afterEach, describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { newId } from "../../../api/ids.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { ANA, eventOf } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";
import { furnishGiving, readGiven, WAYS, waits } from "./giving.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

describe.each(DATABASES)("tickets that come together, on %s", (name) => {
  async function desk(assignment: object) {
    const { store, remove } = await freshStore(name);
    removals.push(remove);
    await furnishGiving(store, assignment);
    const door = createDoor({ store, clock: clockAt(NOON + 100) });
    return { door, given: () => readGiven(store) };
  }

  test.each(WAYS)("are given to %s as if they had come one by one", async (_, assignment) => {
    const items = Array.from({ length: 24 }, (_, n) => waits(n, n % 2 === 0 ? null : "requester:remi"));
    const [whole, apart] = [await desk(assignment), await desk(assignment)];
    const together = await whole.door.applyBatch(items);
    const singly = [];
    for (const item of items) singly.push(await apart.door.apply(item));
    expect(await whole.given()).toEqual(await apart.given());
    expect(together).toEqual(singly);
    const picks = together.flatMap((one) => (one.outcome === "accepted" ? one.facts : []));
    expect(picks.filter((fact) => fact.type === "picked" && fact.person !== null).length).toBeGreaterThan(9);
  });

  test("see that somebody has one less, when that is in the same batch", async () => {
    const { door } = await desk({ method: "leastLoaded", capacity: { perAgent: 2 } });
    const first = await door.applyBatch(Array.from({ length: 4 }, (_, n) => waits(n, null)));
    const [one] = first.flatMap((result) =>
      result.outcome === "accepted" && result.ticket.assignee === ANA.id ? [result.ticket.id] : [],
    );
    const solved = eventOf(one ?? "", ANA, NOON + 50, { type: "changeRequested", changes: { status: "solved" } });
    const results = await door.applyBatch([
      waits(10, null),
      { event: { ...solved, id: newId() } },
      waits(11, null),
      waits(12, null),
    ]);
    const given = results.map((result) => (result.outcome === "accepted" ? result.ticket.assignee : result.outcome));
    expect([given[0], given[2], given[3]]).toEqual([null, ANA.id, null]);
  });
});
