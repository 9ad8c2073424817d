import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { newId } from "../../../api/ids.ts";
import { createDoor, type Door } from "../../../api/tickets/door.ts";
import { pullBacklogs } from "../../../api/worker/backlog.ts";
import { BASE_LIFECYCLE } from "../../../runtime/base-lifecycle.ts";
import { ANA, accepted, eventOf, furnish, put, submission } from "../../small-desk.ts";
import { DATABASES, freshStore, type TestStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);

const assignment = (more: object = {}) => ({
  kind: "assignment",
  schemaVersion: 1,
  key: "finance",
  name: "Finance",
  group: "group:finance",
  method: "leastLoaded",
  capacity: { perAgent: 3 },
  ...more,
});

/** A free ticket that waits in the group. */
const waits = () => {
  const item = submission(NOON, newId());
  if (item.event.type !== "ticketSubmitted") throw new Error("No submission.");
  const { department: _, ...draft } = item.event.draft;
  return { ...item, event: { ...item.event, draft: { ...draft, group: "group:finance" } } };
};

describe.each(DATABASES)("giving tickets out, on %s", (name) => {
  let kept: TestStore;
  let doors: readonly Door[];
  beforeAll(async () => {
    kept = await freshStore(name);
    await furnish(kept.store);
    await put(kept.store, "lifecycle", BASE_LIFECYCLE.key, BASE_LIFECYCLE);
    await put(kept.store, "assignment", "finance", assignment());
    const door = () => createDoor({ store: kept.store, clock: clockAt(NOON) });
    doors = [door(), door()];
  });
  afterAll(() => kept.remove());

  const owners = async () =>
    (await kept.store.db.selectFrom("ticket").select("assignee").orderBy("number").execute()).map(
      ({ assignee }) => assignee,
    );

  test("B37: tickets that come together through two doors never exceed a capacity; the rest wait, and say why", async () => {
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, n) => accepted(doors[n % doors.length] as Door, waits())),
    );
    const found = await owners();
    const of = (person: string | null) => found.filter((owner) => owner === person).length;
    expect([of("agent:ana"), of("agent:bruno"), of(null)]).toEqual([3, 3, 4]);
    const picked = results.flatMap(({ facts }) => facts).filter((fact) => fact.type === "picked");
    expect(picked).toHaveLength(10);
    const waiting = picked.find(({ person }) => person === null);
    expect(waiting?.considered.map(({ refused }) => refused)).toEqual(["capacity", "capacity"]);
  });

  test("a batch chooses one after the other", async () => {
    await put(kept.store, "assignment", "finance", assignment({ capacity: { perAgent: 4 } }));
    const results = await (doors[0] as Door).applyBatch(Array.from({ length: 6 }, waits));
    const chosen = results.map((result) => (result.outcome === "accepted" ? result.ticket.assignee : "?"));
    expect(chosen.filter((one) => one !== null).sort()).toEqual(["agent:ana", "agent:bruno"]);
  });

  test("B37: when somebody has room again, the oldest waiting ticket goes to him", async () => {
    const { db } = kept.store;
    const mine = await db
      .selectFrom("ticket")
      .select("id")
      .where("assignee", "=", "agent:ana")
      .orderBy("number")
      .executeTakeFirstOrThrow();
    const oldest = await db
      .selectFrom("ticket")
      .select("id")
      .where("assignee", "is", null)
      .orderBy("created_at")
      .orderBy("number")
      .executeTakeFirstOrThrow();
    const door = doors[0] as Door;
    const inForce = await new CompiledDefinitions().current(db);
    expect(await pullBacklogs(kept.store, door, inForce, NOON)).toBe(0);
    await accepted(door, {
      event: eventOf(mine.id, ANA, NOON, { type: "changeRequested", changes: { status: "solved" } }),
    });
    expect(await pullBacklogs(kept.store, door, inForce, NOON)).toBe(1);
    const given = await db
      .selectFrom("ticket")
      .select("assignee")
      .where("id", "=", oldest.id)
      .executeTakeFirstOrThrow();
    expect(given.assignee).toBe("agent:ana");
  });

  test("B37: who is away, absent or off shift gets nothing", async () => {
    const { db } = kept.store;
    await put(kept.store, "assignment", "finance", assignment({ capacity: { perAgent: 100 } }));
    await db
      .insertInto("presence")
      .values([
        { person: "agent:ana", availability: "away", absent_until: null, shift: null, skills: "[]" },
        { person: "agent:bruno", availability: "online", absent_until: NOON + 1, shift: null, skills: "[]" },
      ])
      .execute();
    const { ticket, facts } = await accepted(doors[0] as Door, waits());
    expect(ticket.assignee).toBeNull();
    const picked = facts.find((fact) => fact.type === "picked");
    expect(picked?.considered.map(({ why }) => why?.en)).toEqual(["is away", "is absent"]);
  });
});
