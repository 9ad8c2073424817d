import { afterEach, describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { newId } from "../../../api/ids.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import type { Item } from "../../../api/tickets/item.ts";
import { BASE_LIFECYCLE } from "../../../runtime/base-lifecycle.ts";
import { ANA, eventOf, furnish, put, submission } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

/** A free ticket that waits in the group, with an id, an effort and a requester of its own. */
function waits(n: number, requester: string | null): Item {
  const item = submission(NOON + n, `ticket-${String(n).padStart(2, "0")}`);
  if (item.event.type !== "ticketSubmitted") throw new Error("No submission.");
  const { department: _, requester: __, ...draft } = item.event.draft;
  const fields = { effort: (n % 4) + 1 };
  const channel = n % 3 === 0 ? "chat" : "web";
  return {
    event: {
      ...item.event,
      id: `event-${String(n).padStart(2, "0")}`,
      draft: { ...draft, group: "group:finance", fields, channel, ...(requester && { requester }) },
    },
  };
}

const ways = {
  "the least loaded": { method: "leastLoaded", capacity: { perAgent: 7, channels: { chat: 2 } } },
  "the least loaded by effort": { method: "leastLoaded", load: { by: "effort" } },
  "in turn": { method: "roundRobin", capacity: { perAgent: 8 } },
  "the last owner": { method: "lastOwner", capacity: { perAgent: 9 } },
};

describe.each(DATABASES)("tickets that come together, on %s", (name) => {
  async function desk(assignment: object) {
    const { store, remove } = await freshStore(name);
    removals.push(remove);
    await furnish(store);
    const kinds = { kind: "assignment", schemaVersion: 1, key: "finance", name: "Finance", group: "group:finance" };
    const effort = { kind: "field", schemaVersion: 1, key: "effort", name: "Effort", type: "number" };
    await put(store, "field", "effort", effort);
    await put(store, "lifecycle", BASE_LIFECYCLE.key, BASE_LIFECYCLE);
    await put(store, "assignment", "finance", { ...kinds, ...assignment });
    const door = createDoor({ store, clock: clockAt(NOON + 100) });
    const owners = async () =>
      (await store.db.selectFrom("ticket").select(["id", "assignee", "assigned_at"]).orderBy("id").execute()).map(
        ({ id, assignee, assigned_at }) => `${id} ${assignee} ${assigned_at}`,
      );
    const turns = () => store.db.selectFrom("group_turn").selectAll().execute();
    return { door, owners, turns };
  }

  test.each(Object.entries(ways))("are given to %s as if they had come one by one", async (_, assignment) => {
    const items = Array.from({ length: 24 }, (_, n) => waits(n, n % 2 === 0 ? null : "requester:remi"));
    const [whole, apart] = [await desk(assignment), await desk(assignment)];
    const together = await whole.door.applyBatch(items);
    const singly = [];
    for (const item of items) singly.push(await apart.door.apply(item));
    expect(await whole.owners()).toEqual(await apart.owners());
    expect(await whole.turns()).toEqual(await apart.turns());
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
