import { afterEach, describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import type { Item } from "../../../api/tickets/item.ts";
import type { FaultPoint } from "../../../api/tickets/save.ts";
import { ANA, accepted, eventOf, furnish, REMI, step, submission } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

/** Twelve tickets, each made, taken, talked about and answered. */
const lives = (): readonly Item[] =>
  Array.from({ length: 12 }, (_, index) => `ticket-${index}`).flatMap((id) => [
    submission(NOON, id),
    step(id, ANA, NOON, "take", "waiting"),
    {
      event: eventOf(id, REMI, NOON, {
        type: "messageReceived",
        message: { public: true, authorKind: "requester", text: "Well?" },
      }),
    },
    step(id, ANA, NOON, "answer", "working"),
  ]);

describe.each(DATABASES)("a batch on %s", (name) => {
  async function desk(fault?: (point: FaultPoint) => void) {
    const { store, remove } = await freshStore(name);
    removals.push(remove);
    await furnish(store);
    const door = createDoor({ store, clock: clockAt(NOON), ...(fault && { fault }) });
    const written = async () => ({
      journal: await store.db.selectFrom("journal").selectAll().orderBy("ticket").orderBy("seq").execute(),
      tickets: await store.db.selectFrom("ticket").selectAll().orderBy("id").execute(),
      // Of which transaction a row is, PostgreSQL notes by itself: that is what differs.
      inbox: (await store.db.selectFrom("inbox").selectAll().orderBy("event").execute()).map((row) => ({
        ...row,
        xact: undefined,
      })),
      outbox: await store.db.selectFrom("outbox").selectAll().orderBy("id").execute(),
      messages: await store.db.selectFrom("message").selectAll().orderBy("id").execute(),
      decisions: await store.db.selectFrom("decision").selectAll().orderBy("event").execute(),
    });
    return { door, written };
  }

  test("leaves the same rows and gives the same answers as its items one by one", async () => {
    const items = lives();
    const [whole, apart] = [await desk(), await desk()];
    const answers = await whole.door.applyBatch(items);
    const singly = [];
    for (const item of items) singly.push(await apart.door.apply(item));
    expect(answers).toEqual(singly);
    expect(await whole.written()).toEqual(await apart.written());
  });

  test("answers what is refused or repeated in it alone, and takes the rest", async () => {
    const { door, written } = await desk();
    const items = lives();
    const [first] = items;
    if (!first) throw new Error("There are items.");
    await accepted(door, first);
    const wrong = step("ticket-0", ANA, NOON, "take", "answered");
    const results = await door.applyBatch([...items, wrong, step("nowhere", ANA, NOON, "take", "waiting")]);
    expect(results.slice(0, 2)).toMatchObject([
      { outcome: "accepted", repeated: true },
      { outcome: "accepted", repeated: false },
    ]);
    expect(results.slice(2, -2).every(({ outcome }) => outcome === "accepted")).toBe(true);
    expect(results.slice(-2)).toMatchObject([{ outcome: "rejected" }, { outcome: "notFound" }]);
    const { inbox } = await written();
    expect(inbox).toHaveLength(items.length);
  });

  test("that can't be written at once says so, once, and is taken item by item", async () => {
    const warnings: string[] = [];
    const listen = ({ message }: Error): unknown => warnings.push(message);
    process.on("warning", listen);
    removals.push(async () => void process.off("warning", listen));
    let [commits, whole] = [0, true];
    const { door } = await desk((point) => {
      if (point === "commit") [commits, whole] = [commits + 1, true];
      if (point !== "inbox" || !whole) return;
      // The first statement after a commit is that of a whole batch.
      whole = false;
      throw new Error(`no such type on ${name}`);
    });
    for (const items of [lives().slice(0, 4), lives().slice(4, 8)])
      expect((await door.applyBatch(items)).every(({ outcome }) => outcome === "accepted")).toBe(true);
    await new Promise((resolve) => setImmediate(resolve));
    expect(commits).toBe(2);
    expect(warnings.filter((one) => one.includes(`no such type on ${name}`))).toHaveLength(1);
  });

  test("that breaks between two statements is taken item by item, and nothing is written twice", async () => {
    let broken = false;
    const whole = await desk((point) => {
      if (point !== "journal" || broken) return;
      broken = true;
      throw new Error("broken once");
    });
    const apart = await desk();
    const items = lives();
    const results = await whole.door.applyBatch(items);
    for (const item of items) await accepted(apart.door, item);
    expect(broken).toBe(true);
    expect(results.every(({ outcome }) => outcome === "accepted")).toBe(true);
    expect(await whole.written()).toEqual(await apart.written());
  });
});
