import { afterEach, describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import type { Store } from "../../../api/db/connect.ts";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { diceOf } from "../../../api/seed/dice.ts";
import { checkStore } from "../../../api/tickets/check.ts";
import { createDoor, type Door } from "../../../api/tickets/door.ts";
import type { Item } from "../../../api/tickets/item.ts";
import { readTicket } from "../../../api/tickets/queries.ts";
import { lastStepOf } from "../../../api/tickets/step-taken.ts";
import { readJournal, readMessages } from "../../../api/tickets/ticket-journal.ts";
import type { Answers } from "../../../blueprints/event.ts";
import type { Actor } from "../../../blueprints/people.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { ledgerOf } from "../../../runtime/clocks/ledger.ts";
import { ANA, accepted, BRUNO, eventOf, furnish, put, submission } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;
const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

/** Promises that nobody breaks within a day: every clock runs. */
const POLICY = {
  kind: "sla-policy",
  schemaVersion: 1,
  key: "standard",
  name: "Standard",
  targets: ["firstReply", "nextReply", "agentWork", "requesterWait", "totalResolution", "groupOwnership"].map(
    (metric) => ({
      metric,
      within: "PT9000H",
      time: "calendar",
    }),
  ),
};

/** A ticket but for what counts everything that ever happened. */
const standing = ({ facts: _facts, updatedAt: _updatedAt, ...rest }: Ticket) => rest;

describe.each(DATABASES)("taking a step back on %s", (name) => {
  async function desk() {
    const { store, remove } = await freshStore(name);
    removals.push(remove);
    await furnish(store);
    await put(store, "sla-policy", POLICY.key, POLICY);
    const clock = clockAt(NOON);
    const door = createDoor({ store, clock });
    const opened = await accepted(door, submission(clock.now()));
    const id = opened.ticket.id;
    const step = (transition: string, fromState: string, answers: Answers = {}, actor: Actor = ANA): Item => ({
      event: eventOf(id, actor, clock.now(), { type: "stepRequested", transition, fromState, answers }),
    });
    const undo = (event: string, actor: Actor = ANA): Item => ({
      event: eventOf(id, actor, clock.now(), { type: "undoRequested", event }),
    });
    const present = async () => {
      const found = await readTicket(store.db, id);
      if (!found) throw new Error("The ticket is gone.");
      return found.ticket;
    };
    return { store, door, id, later: clock.pass, step, undo, present, at: clock.now };
  }
  const why = async (door: Door, item: Item): Promise<readonly string[]> => {
    const answer = await door.apply(item);
    return answer.outcome === "rejected" ? answer.reasons.map(({ code, message }) => `${code}: ${message.en}`) : [];
  };
  const ledger = async (store: Store, id: string, now: number) =>
    ledgerOf(
      await new CompiledDefinitions().current(store.db),
      (await readJournal(store.db, id)).map(({ fact }) => fact),
      now,
    );

  test("B28: whatever is done and undone, the ticket stands as before, with its clocks, words and effects", async () => {
    const { store, door, id, later, step, undo, present, at } = await desk();
    const dice = diceOf(28);
    const ways: { readonly [state: string]: readonly [string, Answers][] } = {
      waiting: [["take", {}]],
      working: [
        ["ask", { product: "billing", note: "Which one?" }],
        ["ask", { product: "cards" }],
        ["answer", {}],
      ],
      asked: [["back", {}]],
      answered: [],
    };
    for (let round = 0; round < 12; round++) {
      const before = await present();
      const said = await readMessages(store.db, id, false);
      const possible = ways[before.place?.state ?? ""] ?? [];
      const way = possible[dice.below(possible.length)];
      if (!way) break;
      later((1 + dice.below(40)) * MINUTE);
      const { event } = await accepted(door, step(way[0], before.place?.state ?? "", way[1]));
      if (dice.roll() < 0.2 && way[0] !== "answer") continue;
      later((1 + dice.below(299)) * 1_000);
      expect(await lastStepOf(store.db, id)).toBe(event);
      await accepted(door, undo(event));
      const after = await present();
      expect(standing(after)).toEqual(standing(before));
      expect(await readMessages(store.db, id, false)).toEqual(said);
      const waiting = await store.db.selectFrom("outbox").select("status").where("event", "=", event).execute();
      expect(waiting.every(({ status }) => status === "dropped")).toBe(true);
      const journal = (await readJournal(store.db, id)).map(({ fact }) => fact);
      const definitions = await new CompiledDefinitions().current(store.db);
      expect(await ledger(store, id, at())).toEqual(ledgerOf(definitions, journal.slice(0, before.facts), at()));
    }
    expect((await readJournal(store.db, id)).some(({ fact }) => fact.type === "stepUndone")).toBe(true);
    expect((await checkStore(store.db)).faults).toEqual([]);
  });

  test("B28: it is refused with the reason when it is late, when something followed or left, and to others", async () => {
    const { store, door, later, step, undo, id } = await desk();
    const taken = await accepted(door, step("take", "waiting"));
    later(1_000);
    expect(await why(door, undo(taken.event, BRUNO))).toEqual([
      "notAllowed: Only who took the step may undo it, or somebody with the right “jump”.",
    ]);
    expect(await why(door, undo("no-such-event"))).toEqual(["unknown: There is no such step to undo."]);
    later(5 * MINUTE);
    expect(await why(door, undo(taken.event))).toEqual(["notUndoable: More than five minutes have passed."]);
    const answered = await accepted(door, step("answer", "working"));
    expect(await why(door, undo(taken.event))).toEqual(["notUndoable: Something has happened on the ticket since."]);
    await store.db
      .updateTable("outbox")
      .set({ status: "done", attempts: 1 })
      .where("event", "=", answered.event)
      .execute();
    expect(await why(door, undo(answered.event))).toEqual(["notUndoable: Somebody has been told by mail."]);
    const { facts } = (await readTicket(store.db, id))?.ticket ?? { facts: 0 };
    expect(facts).toBe(answered.ticket.facts);
  });

  test("what is undone twice is undone once, and the step can be taken again", async () => {
    const { store, door, step, undo, present } = await desk();
    const taken = await accepted(door, step("take", "waiting"));
    const back = undo(taken.event);
    const [first, again] = await Promise.all([door.apply(back), door.apply(back)]);
    expect([first.outcome, again.outcome]).toEqual(["accepted", "accepted"]);
    expect(await why(door, undo(taken.event))).toEqual(["notUndoable: Something has happened on the ticket since."]);
    expect((await present()).place?.state).toBe("waiting");
    await accepted(door, step("take", "waiting"));
    expect((await present()).place?.state).toBe("working");
    expect((await checkStore(store.db)).faults).toEqual([]);
  });
});
