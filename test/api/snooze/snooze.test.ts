import { afterEach, describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { checkStore } from "../../../api/tickets/check.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import type { Item } from "../../../api/tickets/item.ts";
import { readTicket } from "../../../api/tickets/queries.ts";
import { readJournal } from "../../../api/tickets/ticket-journal.ts";
import { nextWake, wakeDue } from "../../../api/worker/wake.ts";
import type { Actor } from "../../../blueprints/people.ts";
import { ANA, accepted, BRUNO, eventOf, furnish, REMI, step, submission } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const HOUR = 3_600_000;
const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

describe.each(DATABASES)("a ticket that is put aside on %s", (name) => {
  async function desk() {
    const { store, remove } = await freshStore(name);
    removals.push(remove);
    await furnish(store);
    const clock = clockAt(NOON);
    const door = createDoor({ store, clock });
    const { id } = (await accepted(door, submission(clock.now()))).ticket;
    await accepted(door, step(id, ANA, clock.now(), "take", "waiting"));
    const aside = (until: number | null, reason = "Their bank answers then", actor: Actor = ANA): Item => ({
      event: eventOf(id, actor, clock.now(), { type: "snoozeRequested", until, reason }),
    });
    const present = async () => {
      const found = await readTicket(store.db, id);
      if (!found) throw new Error("The ticket is gone.");
      return found.ticket;
    };
    const column = async () =>
      (await store.db.selectFrom("ticket").select("snoozed_until").where("id", "=", id).executeTakeFirstOrThrow())
        .snoozed_until;
    const ended = async () =>
      (await readJournal(store.db, id)).flatMap(({ fact }) =>
        fact.type === "snoozeEnded" ? [[fact.because, fact.at]] : [],
      );
    return { store, clock, door, id, aside, present, column, ended };
  }
  const why = async (door: ReturnType<typeof createDoor>, item: Item): Promise<readonly string[]> => {
    const answer = await door.apply(item);
    return answer.outcome === "rejected" ? answer.reasons.map(({ code, pointer }) => `${code} ${pointer}`) : [];
  };

  test("sleeps until its instant, is woken by the worker, and after a stop at the instant at which it was due", async () => {
    const { store, clock, door, aside, present, column, ended } = await desk();
    const until = NOON + 21 * HOUR;
    await accepted(door, aside(until));
    expect(await column()).toBe(until);
    expect((await present()).snooze).toEqual({
      until,
      since: NOON,
      by: ANA.id,
      reason: "Their bank answers then",
    });
    expect(await nextWake(store)).toBe(until);
    clock.pass(20 * HOUR);
    await wakeDue(store, door, clock);
    expect(await column()).toBe(until);
    clock.pass(5 * HOUR);
    await wakeDue(store, door, clock);
    expect(await column()).toBeNull();
    expect(await ended()).toEqual([["time", until]]);
    expect((await checkStore(store.db)).faults).toEqual([]);
  });

  test("comes back at once when the requester writes, and not when a colleague does", async () => {
    const { clock, door, id, aside, column, ended } = await desk();
    await accepted(door, aside(NOON + 48 * HOUR));
    clock.pass(HOUR);
    const word = (actor: Actor, authorKind: "agent" | "requester") =>
      eventOf(id, actor, clock.now(), {
        type: "messageReceived",
        message: { public: true, authorKind, text: "Well?" },
      });
    await accepted(door, { event: word(ANA, "agent") });
    expect(await column()).not.toBeNull();
    await accepted(door, { event: word(REMI, "requester") });
    expect(await column()).toBeNull();
    expect(await ended()).toEqual([["requester", NOON + HOUR]]);
  });

  test("is taken up again by hand, sleeps for nobody else, and is awake once it is solved", async () => {
    const { store, clock, door, id, aside, present, ended } = await desk();
    await accepted(door, aside(NOON + HOUR));
    await accepted(door, aside(null, ""));
    expect((await present()).snooze).toBeUndefined();
    expect(await ended()).toEqual([["person", NOON]]);
    await accepted(door, aside(NOON + HOUR));
    const given = eventOf(id, ANA, clock.now(), { type: "changeRequested", changes: { assignee: BRUNO.id } });
    await accepted(door, { event: given });
    expect((await present()).snooze).toBeUndefined();
    await accepted(door, aside(NOON + HOUR, "Again", BRUNO));
    await accepted(door, step(id, BRUNO, clock.now(), "answer", "working"));
    expect((await present()).snooze).toBeUndefined();
    expect(await why(door, aside(NOON + HOUR))).toEqual(["invalid "]);
    expect((await checkStore(store.db)).faults).toEqual([]);
  });

  test("is refused without a reason, into the past, for longer than a year, and to who may not edit it", async () => {
    const { door, aside, column } = await desk();
    expect(await why(door, aside(NOON, "  "))).toEqual(["invalid /until", "missing /reason"]);
    expect(await why(door, aside(NOON + 400 * 24 * HOUR))).toEqual(["invalid /until"]);
    expect(await why(door, aside(NOON + HOUR, "x".repeat(501)))).toEqual(["invalid /reason"]);
    expect(await why(door, aside(NOON + HOUR, "Mine", REMI))).toEqual(["notAllowed "]);
    expect(await column()).toBeNull();
  });
});
