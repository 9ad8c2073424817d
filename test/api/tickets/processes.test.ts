import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { systemClock } from "../../../api/clock.ts";
import { checkStore } from "../../../api/tickets/check.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import type { Applied, Item } from "../../../api/tickets/item.ts";
import { contend } from "../../faults/contention.ts";
import { ANA, accepted, BRUNO, furnish, step, submission } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const DOOR = fileURLToPath(new URL("../../faults/door-process.ts", import.meta.url));

async function doorProcess(address: string): Promise<ChildProcess> {
  const child = fork(DOOR, [address]);
  await once(child, "message");
  return child;
}

async function ask(child: ChildProcess, item: Item): Promise<Applied> {
  const answered = once(child, "message");
  child.send(item);
  const [{ answer }] = (await answered) as [{ readonly answer: Applied }];
  return answer;
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, "exit");
  child.disconnect();
  await gone;
}

describe.each(DATABASES)("two processes on one %s", (name) => {
  test("B14: of two agents who take different steps at once exactly one wins, 100 times of 100", async () => {
    const { store, address, remove } = await freshStore(name);
    await furnish(store);
    const door = createDoor({ store, clock: systemClock });
    const [left, right] = [await doorProcess(address), await doorProcess(address)];
    const outcomes = { left: 0, right: 0, odd: 0 };
    for (let round = 0; round < 100; round++) {
      const now = systemClock.now();
      const { ticket } = await accepted(door, submission(now));
      await accepted(door, step(ticket.id, ANA, now, "take", "waiting"));
      const [first, second] = await Promise.all([
        ask(left, step(ticket.id, ANA, now, "answer", "working")),
        ask(right, step(ticket.id, BRUNO, now, "ask", "working", { product: "Books" })),
      ]);
      if (first.outcome === "accepted" && second.outcome === "rejected") outcomes.left += 1;
      else if (first.outcome === "rejected" && second.outcome === "accepted") outcomes.right += 1;
      else outcomes.odd += 1;
    }
    expect(outcomes.odd).toBe(0);
    expect(outcomes.left + outcomes.right).toBe(100);
    expect((await checkStore(store.db)).faults).toEqual([]);
    await Promise.all([end(left), end(right)]);
    await remove();
  });

  test("B15: one request that reaches both at once with one key is one entry and one answer", async () => {
    const { store, address, remove } = await freshStore(name);
    await furnish(store);
    const [left, right] = [await doorProcess(address), await doorProcess(address)];
    for (let round = 0; round < 20; round++) {
      const idempotency = { principal: "agent:ana", key: `key-${round}`, hash: "open" };
      const now = systemClock.now();
      const [first, second] = await Promise.all([
        ask(left, { ...submission(now), idempotency }),
        ask(right, { ...submission(now), idempotency }),
      ]);
      const shape = (one: Applied) => one.outcome === "accepted" && { ...one, repeated: null };
      expect(shape(first)).toEqual(shape(second));
      expect(shape(first)).toBeTruthy();
    }
    expect(await store.db.selectFrom("ticket").select("id").execute()).toHaveLength(20);
    expect((await checkStore(store.db)).faults).toEqual([]);
    await Promise.all([end(left), end(right)]);
    await remove();
  });
});

describe("four processes on one SQLite file", () => {
  test("R16: read, change and write without a refusal and without a loss", async () => {
    const { wanted, ...fared } = await contend(300, "immediate");
    expect(fared).toMatchObject({ done: wanted, refused: 0, counted: wanted });
  });

  test("R16 control: transactions that begin deferred are refused", async () => {
    const { refused } = await contend(300, "deferred");
    expect(refused).toBeGreaterThan(0);
  });
});
