import { afterEach, describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import type { Item } from "../../../api/tickets/item.ts";
import { ANA, accepted, furnish, step, submission } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

describe.each(DATABASES)("a ticket that its sender may not see, on %s", (name) => {
  async function desk() {
    const { store, remove } = await freshStore(name);
    removals.push(remove);
    await furnish(store);
    const door = createDoor({ store, clock: clockAt(NOON) });
    const opened = async () => (await accepted(door, submission(NOON))).ticket.id;
    const inbox = async () => (await store.db.selectFrom("inbox").select("event").execute()).length;
    return { door, opened, inbox };
  }

  const take = (ticket: string, sees: boolean, key?: string): Item => ({
    ...step(ticket, ANA, NOON, "take", "waiting"),
    sees: () => sees,
    ...(key !== undefined && { idempotency: { principal: ANA.id, key, hash: "take" } }),
  });

  test("is answered like one that is not there, and nothing is written", async () => {
    const { door, opened, inbox } = await desk();
    const ticket = await opened();
    const before = await inbox();
    expect(await door.apply(take(ticket, false))).toEqual({ outcome: "notFound" });
    expect(await door.apply(take("nowhere", true))).toEqual({ outcome: "notFound" });
    expect(await inbox()).toBe(before);
    expect(await door.apply(take(ticket, true))).toMatchObject({ outcome: "accepted" });
  });

  test("is not told of by the answer of then either", async () => {
    const { door, opened } = await desk();
    const ticket = await opened();
    expect(await door.apply(take(ticket, true, "k1"))).toMatchObject({ outcome: "accepted", repeated: false });
    expect(await door.apply(take(ticket, true, "k1"))).toMatchObject({ outcome: "accepted", repeated: true });
    expect(await door.apply(take(ticket, false, "k1"))).toEqual({ outcome: "notFound" });
    expect(await door.apply(take("nowhere", true, "k1"))).toEqual({ outcome: "notFound" });
  });

  test("keeps nobody from the commit that it shares", async () => {
    const { door, opened } = await desk();
    const tickets = await Promise.all(Array.from({ length: 8 }, opened));
    const answers = await Promise.all(tickets.map((ticket, index) => door.apply(take(ticket, index !== 3))));
    expect(answers.map(({ outcome }) => outcome)).toEqual(
      tickets.map((_, index) => (index === 3 ? "notFound" : "accepted")),
    );
  });
});
