import { afterEach, describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { setOrder } from "../../../api/definitions/order.ts";
import { retire } from "../../../api/definitions/store.ts";
import { createEgress } from "../../../api/effects/egress.ts";
import type { Outside } from "../../../api/effects/executor.ts";
import { readRearms } from "../../../api/rearm/rearms.ts";
import { checkStore } from "../../../api/tickets/check.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { readTicket } from "../../../api/tickets/queries.ts";
import { readJournal } from "../../../api/tickets/ticket-journal.ts";
import { openIncidents } from "../../../api/worker/incidents.ts";
import { createWorker } from "../../../api/worker/worker.ts";
import type { SlaPolicy } from "../../../blueprints/sla-policy.ts";
import type { TimeRule } from "../../../blueprints/time-rule.ts";
import { multiply } from "../../many-tickets.ts";
import { ANA, accepted, eventOf, furnish, put, step, submission } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const HOUR = 3_600_000;
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const policy = (key: string, within: string): SlaPolicy => ({
  kind: "sla-policy",
  schemaVersion: 1,
  key,
  name: key,
  targets: [{ metric: "totalResolution", within, time: "calendar" }],
});

const rule: TimeRule = {
  kind: "time-rule",
  schemaVersion: 1,
  key: "untouched",
  name: "Untouched",
  time: "calendar",
  since: "created",
  reaches: "PT20H",
  do: [{ do: "addTag", tag: "untouched" }],
};

describe.each(DATABASES)("new documents on their way to live tickets, on %s", (name) => {
  async function desk() {
    const { store, remove } = await freshStore(name);
    ends.push(remove);
    await furnish(store);
    const clock = clockAt(NOON);
    const door = createDoor({ store, clock });
    const outside: Outside = { store, clock, definitions: new CompiledDefinitions(), egress: createEgress([]) };
    const workerThrough = (through: typeof door) =>
      createWorker({ outside, door: through, chance: () => 0.5, log: () => {} });
    const open = async () => (await accepted(door, submission(NOON))).ticket.id;
    const facts = async (id: string, type: string) =>
      (await readJournal(store.db, id)).flatMap(({ fact }) => (fact.type === type ? [fact] : []));
    const columns = (id: string) =>
      store.db
        .selectFrom("ticket")
        .select(["wake_at", "sla_due_at", "sla_state"])
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
    return { store, clock, door, worker: workerThrough(door), workerThrough, open, facts, columns };
  }

  test("a policy reaches every ticket that is not closed, once, and the progress is told", async () => {
    const { store, clock, door, worker, open, facts, columns } = await desk();
    const [first, closed] = [await open(), await open()];
    await accepted(door, step(closed, ANA, NOON, "take", "waiting"));
    await accepted(door, step(closed, ANA, NOON, "answer", "working"));
    clock.pass(96 * HOUR);
    await worker.drain();
    expect((await readTicket(store.db, closed))?.ticket.status).toBe("closed");
    const others = await multiply(store, first, 250);

    await put(store, "sla-policy", "standard", policy("standard", "PT120H"), clock.now());
    expect(await readRearms(store.db)).toMatchObject([
      { definitions: ["sla-policy:standard@1"], total: 251, done: 0, finishedAt: null },
    ]);
    await worker.drain();
    await worker.drain();
    expect(await readRearms(store.db)).toMatchObject([{ total: 251, done: 251, finishedAt: clock.now() }]);
    for (const id of [first, others[0], others[120], others[249]])
      expect(await facts(id ?? "", "slaApplied")).toMatchObject([{ policy: "standard", version: 1 }]);
    expect(await columns(others[249] ?? "")).toEqual({
      wake_at: NOON + 120 * HOUR + 1,
      sla_due_at: NOON + 120 * HOUR,
      sla_state: "running",
    });
    expect(await facts(closed, "slaApplied")).toEqual([]);
    expect((await checkStore(store.db)).faults).toEqual([]);
  });

  test("a time rule wakes tickets that nobody has touched since", async () => {
    const { store, clock, worker, open, columns } = await desk();
    const id = await open();
    expect(await columns(id)).toMatchObject({ wake_at: null });
    await put(store, "time-rule", rule.key, rule, NOON);
    await worker.drain();
    expect(await columns(id)).toMatchObject({ wake_at: NOON + 20 * HOUR });
    clock.pass(21 * HOUR);
    await worker.drain();
    expect((await readTicket(store.db, id))?.ticket.tags).toEqual(["untouched"]);
  });

  test("what changes nothing of a ticket leaves no trace on it", async () => {
    const { store, worker, open } = await desk();
    const id = await open();
    const before = await readJournal(store.db, id);
    await put(store, "time-rule", rule.key, { ...rule, since: { status: "hold" } }, NOON);
    await worker.drain();
    expect(await readRearms(store.db)).toMatchObject([{ done: 1, finishedAt: NOON }]);
    expect(await readJournal(store.db, id)).toEqual(before);
    expect(await store.db.selectFrom("inbox").select("event").where("ticket", "=", id).execute()).toHaveLength(1);
  });

  test("a policy that is switched off, or whose order changes, reaches them too", async () => {
    const { store, worker, open, columns } = await desk();
    const id = await open();
    await put(store, "sla-policy", "one", policy("one", "PT10H"), NOON);
    await put(store, "sla-policy", "two", policy("two", "PT20H"), NOON);
    await worker.drain();
    expect(await columns(id)).toMatchObject({ sla_due_at: NOON + 10 * HOUR });
    await setOrder(store.db, "sla-policy", ["two", "one"], NOON);
    await worker.drain();
    expect(await columns(id)).toMatchObject({ sla_due_at: NOON + 20 * HOUR });
    await setOrder(store.db, "sla-policy", ["two", "one"], NOON);
    expect(await retire(store.db, { kind: "sla-policy", key: "two", at: NOON })).toBe(1);
    expect(await retire(store.db, { kind: "sla-policy", key: "two", at: NOON })).toBeUndefined();
    await retire(store.db, { kind: "sla-policy", key: "one", at: NOON });
    await worker.drain();
    expect(await columns(id)).toMatchObject({ sla_due_at: null, sla_state: null, wake_at: null });
    expect((await readRearms(store.db)).map(({ definitions }) => definitions).reverse()).toEqual([
      ["sla-policy:one@1"],
      ["sla-policy:two@1"],
      ["sla-policy:two@1", "sla-policy:one@1"],
      ["sla-policy:two@1"],
      ["sla-policy:one@1"],
    ]);
    await put(store, "sla-policy", "two", policy("two", "PT30H"), NOON);
    await worker.drain();
    expect(await columns(id)).toMatchObject({ sla_due_at: NOON + 30 * HOUR });
  });

  test("a worker that dies in the middle of a batch has done none of it, and the next one goes on from there", async () => {
    const { store, clock, worker, workerThrough, open, facts } = await desk();
    const first = await open();
    const others = await multiply(store, first, 299);
    await put(store, "sla-policy", "standard", policy("standard", "PT10H"), NOON);
    let commits = 0;
    const dying = createDoor({
      store,
      clock,
      fault: (point) => {
        if (point === "commit" && ++commits === 2) throw new Error("The worker dies.");
      },
    });
    await expect(workerThrough(dying).drain()).rejects.toThrow("dies");
    expect(await readRearms(store.db)).toMatchObject([{ total: 300, done: 100, finishedAt: null }]);
    await Promise.all([worker.drain(), workerThrough(createDoor({ store, clock })).drain()]);
    expect(await readRearms(store.db)).toMatchObject([{ total: 300, done: 300, finishedAt: NOON }]);
    for (const id of [first, others[98], others[99], others[298]])
      expect(await facts(id ?? "", "slaApplied")).toHaveLength(1);
    const applied = await store.db.selectFrom("journal").select("ticket").where("type", "=", "slaApplied").execute();
    expect(applied).toHaveLength(300);
  });

  test("a ticket that can't be reached becomes an incident and holds nobody up", async () => {
    const { store, worker, open, facts } = await desk();
    const [stuck, fine] = [await open(), await open()];
    await store.db.updateTable("ticket").set({ body: "{" }).where("id", "=", stuck).execute();
    await put(store, "sla-policy", "standard", policy("standard", "PT10H"), NOON);
    await worker.drain();
    expect(await facts(fine, "slaApplied")).toHaveLength(1);
    const told = await openIncidents(store.db);
    // What can't be read can't be searched either.
    expect(told.map(({ key, kind, ticket }) => [key, kind, ticket]).sort()).toEqual([
      [`rearm:${stuck}`, "rearm", stuck],
      [`words:${stuck}`, "worker", stuck],
    ]);
    expect(await readRearms(store.db)).toMatchObject([{ done: 2, finishedAt: NOON }]);
  });

  test("a desk without live tickets has nothing to reach, and other documents reach nobody", async () => {
    const { store, door, open } = await desk();
    await put(store, "sla-policy", "standard", policy("standard", "PT10H"), NOON);
    const id = await open();
    await put(store, "field", "colour", { kind: "field", schemaVersion: 1, key: "colour", name: "C", type: "text" });
    await setOrder(store.db, "time-rule", [], NOON);
    expect(await readRearms(store.db)).toEqual([]);
    await accepted(door, { event: eventOf(id, ANA, NOON, { type: "changeRequested", changes: { priority: "high" } }) });
  });
});
