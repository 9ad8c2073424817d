import { afterEach, describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { putContact, putOrganization, readContact } from "../../../api/people/contacts.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import { readTicket } from "../../../api/tickets/queries.ts";
import type { FaultPoint } from "../../../api/tickets/save.ts";
import { readDecisions, readJournal } from "../../../api/tickets/ticket-journal.ts";
import { ANA, accepted, BRUNO, eventOf, furnish, REMI, step, submission } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

describe.each(DATABASES)("the door on %s", (name) => {
  async function desk(fault?: (point: FaultPoint) => void) {
    const { store, remove } = await freshStore(name);
    removals.push(remove);
    await furnish(store);
    const clock = clockAt(NOON);
    const door = createDoor({ store, clock, ...(fault && { fault }) });
    const written = async () => ({
      journal: await store.db.selectFrom("journal").selectAll().orderBy("ticket").orderBy("seq").execute(),
      tickets: await store.db.selectFrom("ticket").selectAll().orderBy("id").execute(),
      inbox: await store.db.selectFrom("inbox").selectAll().orderBy("event").execute(),
      outbox: await store.db.selectFrom("outbox").selectAll().orderBy("id").execute(),
      messages: await store.db.selectFrom("message").selectAll().orderBy("id").execute(),
      decisions: await store.db.selectFrom("decision").selectAll().orderBy("event").execute(),
    });
    return { store, clock, door, written };
  }

  test("a new ticket gets the next number, enters its process and stands beside its journal", async () => {
    const { store, door } = await desk();
    const first = await accepted(door, submission(NOON));
    const second = await accepted(door, submission(NOON));
    expect([first.ticket.number, second.ticket.number]).toEqual([1, 2]);
    expect(first.ticket.place?.state).toBe("waiting");
    const stored = await readTicket(store.db, "1");
    expect(stored?.ticket).toEqual(first.ticket);
    expect(stored?.version).toBe(1);
    const journal = await readJournal(store.db, first.ticket.id);
    expect(journal.map(({ seq }) => seq)).toEqual(journal.map((_, index) => index + 1));
    expect(journal.map(({ fact }) => fact)).toEqual(first.facts);
  });

  test("a step writes its facts, its effects and why", async () => {
    const { store, door, written } = await desk();
    const { ticket } = await accepted(door, submission(NOON));
    await accepted(door, step(ticket.id, ANA, NOON, "take", "waiting"));
    const done = await accepted(door, step(ticket.id, ANA, NOON, "answer", "working"));
    expect(done.ticket).toMatchObject({ status: "solved", assignee: "agent:ana", place: { state: "answered" } });
    const { outbox } = await written();
    expect(outbox).toMatchObject([
      { ticket: ticket.id, event: done.event, type: "notify", status: "pending", attempts: 0 },
    ]);
    const decisions = await readDecisions(store.db, ticket.id);
    expect(decisions.find(({ event }) => event === done.event)).toMatchObject({
      type: "stepRequested",
      by: "agent:ana",
      context: { requester: { name: "Rémi" }, assignee: { groups: ["group:finance"] } },
    });
    const stored = await readTicket(store.db, ticket.id);
    expect(stored?.wakeAt).toBe(NOON + 96 * 3_600_000);
  });

  test("a decision sees the requester's organization", async () => {
    const { store, door } = await desk();
    await putOrganization(store.db, { id: "organization:acme", name: "Acme", attributes: { plan: "gold", vip: true } });
    const remi = await readContact(store.db, REMI.id);
    if (!remi) throw new Error("Rémi is not there.");
    await putContact(store.db, { ...remi, organization: "organization:acme" });
    const { ticket } = await accepted(door, submission(NOON));
    const [decision] = await readDecisions(store.db, ticket.id);
    expect(decision?.context).toMatchObject({
      requester: { id: REMI.id, kind: "customer", verified: true, organization: "organization:acme" },
      organization: { id: "organization:acme", name: "Acme", plan: "gold", vip: true },
    });
  });

  test("what is refused writes nothing and says why", async () => {
    const { door, written } = await desk();
    const { ticket } = await accepted(door, submission(NOON));
    const before = await written();
    const refused = [
      await door.apply(step(ticket.id, ANA, NOON, "answer", "waiting")),
      await door.apply(step(ticket.id, ANA, NOON, "no-such-step", "waiting")),
      await door.apply(step(ticket.id, ANA, NOON, "take", "working")),
      await door.apply(step(ticket.id, { ...ANA, groups: [] }, NOON, "take", "waiting")),
    ];
    for (const result of refused) {
      expect(result.outcome).toBe("rejected");
      if (result.outcome === "rejected") expect(result.reasons.length).toBeGreaterThan(0);
    }
    expect(await door.apply(step("nowhere", ANA, NOON, "take", "waiting"))).toEqual({ outcome: "notFound" });
    expect(await written()).toEqual(before);
  });

  test("If-Match counts changes of fields and state, not messages", async () => {
    const { door } = await desk();
    const { ticket, version } = await accepted(door, submission(NOON));
    const word = await accepted(door, {
      event: eventOf(ticket.id, REMI, NOON, {
        type: "messageReceived",
        message: { public: true, authorKind: "requester", text: "Hello?" },
      }),
    });
    expect(word.version).toBe(version);
    const change = (subject: string) =>
      eventOf(ticket.id, ANA, NOON, { type: "changeRequested", changes: { subject } });
    const changed = await accepted(door, { event: change("Other"), ifVersion: version });
    expect(changed.version).toBe(version + 1);
    expect(await door.apply({ event: change("Late"), ifVersion: version })).toMatchObject({
      outcome: "stale",
      version: version + 1,
    });
  });

  test("B15: the same request twice with one key is one entry and one answer", async () => {
    const { door, written } = await desk();
    const { ticket } = await accepted(door, submission(NOON));
    const idempotency = { principal: "agent:ana", key: "k1", hash: "take" };
    const once = { ...step(ticket.id, ANA, NOON, "take", "waiting"), idempotency };
    const again = { ...step(ticket.id, ANA, NOON + 5, "take", "waiting"), idempotency };
    const answers = await Promise.all([door.apply(once), door.apply(again), door.apply(again)]);
    const after = await written();
    expect(answers.map((answer) => answer.outcome)).toEqual(["accepted", "accepted", "accepted"]);
    const kept = answers.map((answer) => answer.outcome === "accepted" && { ...answer, repeated: false });
    expect(kept[1]).toEqual(kept[0]);
    expect(kept[2]).toEqual(kept[0]);
    expect(after.journal.filter(({ type }) => type === "transitionTaken")).toHaveLength(1);
    // Long after, from a ticket that has moved on, the answer is still that of then.
    await accepted(door, step(ticket.id, ANA, NOON, "answer", "working"));
    expect(await door.apply(again)).toEqual({ ...(await door.apply(once)) });
    expect(await door.apply({ ...again, idempotency: { ...idempotency, hash: "other" } })).toEqual({
      outcome: "keyReused",
    });
    expect(await door.apply({ ...again, idempotency: { ...idempotency, principal: "agent:bruno" } })).toMatchObject({
      outcome: "rejected",
    });
  });

  test("a repeated event id is answered as then", async () => {
    const { door, written } = await desk();
    const open = submission(NOON);
    const first = await accepted(door, open);
    const before = await written();
    expect(await door.apply(open)).toEqual({ ...first, repeated: true });
    expect(await written()).toEqual(before);
  });

  test("B12: a fault between any two statements leaves nothing behind", async () => {
    let breakAt: FaultPoint | null = null;
    const seen = new Set<FaultPoint>();
    const { door, written } = await desk((point) => {
      seen.add(point);
      if (point === breakAt) throw new Error(`broken at ${point}`);
    });
    const { ticket } = await accepted(door, submission(NOON));
    await accepted(door, step(ticket.id, ANA, NOON, "take", "waiting"));
    const before = await written();
    for (const point of ["inbox", "ticket", "journal", "message", "outbox", "decision", "commit"] as const) {
      breakAt = point;
      await expect(door.apply(step(ticket.id, ANA, NOON, "answer", "working"))).rejects.toThrow(`broken at ${point}`);
      await expect(door.apply(submission(NOON))).rejects.toThrow(`broken at ${point}`);
      expect(await written()).toEqual(before);
    }
    breakAt = null;
    await accepted(door, step(ticket.id, ANA, NOON, "answer", "working"));
    expect([...seen].sort()).toEqual([
      "commit",
      "committed",
      "decision",
      "inbox",
      "journal",
      "message",
      "outbox",
      "ticket",
    ]);
  });

  test("one bad item of a batch is taken back alone", async () => {
    let countdown = -1;
    const { door, written } = await desk((point) => {
      if (point === "journal" && countdown-- === 0) throw new Error("bad item");
    });
    const items = [submission(NOON), submission(NOON), submission(NOON)];
    countdown = 1;
    const results = await door.applyBatch(items);
    expect(results.map(({ outcome }) => outcome)).toEqual(["accepted", "failed", "accepted"]);
    const { tickets, inbox } = await written();
    expect(tickets.map(({ id }) => id).sort()).toEqual([items[0]?.event.ticket, items[2]?.event.ticket].sort());
    expect(inbox).toHaveLength(2);
    expect((await door.applyBatch(items)).map(({ outcome }) => outcome)).toEqual(["accepted", "accepted", "accepted"]);
  });

  test("B14: of two agents who take different steps at once exactly one wins, 100 times of 100", async () => {
    const { door } = await desk();
    for (let round = 0; round < 100; round++) {
      const { ticket } = await accepted(door, submission(NOON));
      await accepted(door, step(ticket.id, ANA, NOON, "take", "waiting"));
      const results = await Promise.all([
        door.apply(step(ticket.id, ANA, NOON, "answer", "working")),
        door.apply(step(ticket.id, BRUNO, NOON, "ask", "working", { product: "Books" })),
      ]);
      expect(results.map(({ outcome }) => outcome).sort()).toEqual(["accepted", "rejected"]);
      const lost = results.find(({ outcome }) => outcome === "rejected");
      expect(lost?.outcome === "rejected" && lost.reasons[0]?.code).toBe("moved");
    }
  });
});
