import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { createEgress } from "../../../api/effects/egress.ts";
import { checkStore } from "../../../api/tickets/check.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import type { Item } from "../../../api/tickets/item.ts";
import { createWorker } from "../../../api/worker/worker.ts";
import { ANA, BRUNO, eventOf, furnish, REMI, SMALL, step, submission } from "../../small-desk.ts";
import { type DatabaseName, freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const TICKETS = ["ticket-a", "ticket-b", "ticket-c"];
const BOSS = { ...ANA, id: "agent:boss", rights: ["jump", "revoke"] as const };

/** What may happen, with what is mostly but not always right. */
const command = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("step" as const),
      by: fc.constantFrom(ANA, BRUNO, REMI),
      transition: fc.constantFrom(...SMALL.transitions.map(({ id }) => id)),
      from: fc.constantFrom("waiting", "working", "asked", "late", "answered"),
      product: fc.option(fc.string({ unit: "grapheme", maxLength: 8 }), { nil: undefined }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("word" as const),
      by: fc.constantFrom(ANA, REMI),
      text: fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("edit" as const),
      subject: fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }),
      tags: fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("jump" as const),
      to: fc.constantFrom("waiting", "working", "late", "nowhere"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("revoke" as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("pass" as const), hours: fc.integer({ min: 1, max: 120 }) }) },
);
const history = fc.array(fc.record({ ticket: fc.constantFrom(...TICKETS), command, again: fc.boolean() }), {
  minLength: 5,
  maxLength: 40,
});
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

function itemOf({ ticket, command: one }: History[number], at: number, id: string): Item | undefined {
  const event = (by: Parameters<typeof eventOf>[1], rest: Parameters<typeof eventOf>[3]): Item => ({
    event: { ...eventOf(ticket, by, at, rest), id },
  });
  switch (one.do) {
    case "step": {
      const item = step(
        ticket,
        one.by,
        at,
        one.transition,
        one.from,
        one.product === undefined ? {} : { product: one.product },
      );
      return { event: { ...item.event, id } };
    }
    case "word":
      return event(one.by, {
        type: "messageReceived",
        message: { public: true, authorKind: one.by === REMI ? "requester" : "agent", text: one.text },
      });
    case "edit":
      return event(ANA, { type: "changeRequested", changes: { subject: one.subject, tags: one.tags } });
    case "jump":
      return event(BOSS, { type: "jumpRequested", to: one.to, reason: "because" });
    case "revoke":
      return event(BOSS, { type: "revokeRequested", reason: "because" });
    case "pass":
      return undefined;
  }
}

/** Lives a history, and gives what was answered and what the books say at its end. */
async function live(database: DatabaseName, history: History) {
  const { store, remove } = await freshStore(database);
  try {
    await furnish(store);
    const clock = clockAt(NOON);
    const door = createDoor({ store, clock });
    const outside = { store, clock, definitions: new CompiledDefinitions(), egress: createEgress([]) };
    const worker = createWorker({ outside, door, chance: () => 0.5, log: () => {} });
    const answers: string[] = [];
    for (const id of TICKETS) {
      const { event } = submission(NOON, id);
      answers.push((await door.apply({ event: { ...event, id: `open-${id}` } })).outcome);
    }
    for (const [index, one] of history.entries()) {
      if (one.command.do === "pass") {
        clock.pass(one.command.hours * 3_600_000);
        await worker.drain();
      }
      const item = itemOf(one, clock.now(), `event-${index}`);
      for (let times = 0; item && times < (one.again ? 2 : 1); times++) answers.push((await door.apply(item)).outcome);
    }
    const check = await checkStore(store.db);
    const journal = await store.db
      .selectFrom("journal")
      .select(["ticket", "seq", "fact"])
      .orderBy("ticket")
      .orderBy("seq")
      .execute();
    const outbox = await store.db.selectFrom("outbox").select(["id", "status", "attempts"]).orderBy("id").execute();
    return { answers, check, journal, outbox };
  } finally {
    await remove();
  }
}

describe("random histories", () => {
  test("leave rows that are the fold of their journals, and the same books on both databases", async () => {
    let events = 0;
    await fc.assert(
      fc.asyncProperty(history, async (one) => {
        const onSqlite = await live("sqlite", one);
        const onPostgres = await live("postgres", one);
        expect(onSqlite.check.faults).toEqual([]);
        expect(onPostgres.check.faults).toEqual([]);
        expect(onPostgres).toEqual(onSqlite);
        events += onSqlite.check.events;
      }),
      { numRuns: 25 },
    );
    expect(events).toBeGreaterThan(100);
  });
});
