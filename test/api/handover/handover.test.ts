import { afterEach, describe, expect, test } from "vitest";
import { clockAt } from "../../../api/clock.ts";
import { CompiledDefinitions } from "../../../api/definitions/compiled.ts";
import { newId } from "../../../api/ids.ts";
import { putDepartment, putGroup } from "../../../api/people/people.ts";
import { readNames } from "../../../api/present/names.ts";
import { threadOf } from "../../../api/present/thread.ts";
import { checkStore } from "../../../api/tickets/check.ts";
import { createDoor } from "../../../api/tickets/door.ts";
import type { Applied, Item } from "../../../api/tickets/item.ts";
import { readTicket } from "../../../api/tickets/queries.ts";
import { readJournal, readMessages } from "../../../api/tickets/ticket-journal.ts";
import type { Blueprint } from "../../../blueprints/blueprint.ts";
import type { Event } from "../../../blueprints/event.ts";
import type { Actor } from "../../../blueprints/people.ts";
import type { Ticket } from "../../../blueprints/ticket.ts";
import { BASE_LIFECYCLE } from "../../../runtime/base-lifecycle.ts";
import { ledgerOf } from "../../../runtime/clocks/ledger.ts";
import { ANA, accepted, eventOf, furnish, put, REMI, SMALL, step, submission } from "../../small-desk.ts";
import { DATABASES, freshStore } from "../../stores.ts";

const NOON = Date.UTC(2026, 10, 23, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const BILLING = "department:billing";
const LEA: Actor = {
  ...ANA,
  id: "agent:lea",
  groups: ["group:billing"],
  departments: [BILLING],
};
const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

/** What Billing does with what is handed to it. */
const INVOICES: Blueprint = {
  kind: "blueprint",
  schemaVersion: 1,
  key: "invoices",
  name: "Invoices",
  entry: { when: { is: [{ var: "ticket.department" }, BILLING] }, into: { new: "to-check", open: "to-check" } },
  states: [
    { id: "to-check", name: "To check", status: "open" },
    { id: "settled", name: "Settled", status: "solved", final: "resolved" },
  ],
  transitions: [{ id: "settle", name: "Settle", from: ["to-check"], to: "settled" }],
};

/** One process for both departments: the step says whether the time goes on or begins anew. */
const shared = (clock?: "keep" | "restart"): Blueprint => ({
  ...SMALL,
  departments: ["department:finance", BILLING],
  states: [...SMALL.states, { id: "at-billing", name: "At Billing", status: "open" }],
  transitions: [
    ...SMALL.transitions,
    {
      id: "hand-over",
      name: "Hand over to Billing",
      from: ["working"],
      to: "at-billing",
      after: [
        { do: "moveDepartment", to: BILLING, ...(clock && { clock }) },
        { do: "assign", to: "group:billing" },
      ],
    },
    { id: "done", name: "Done", from: ["at-billing"], to: "working", before: { who: ["group:billing"] } },
  ],
});

const POLICY = {
  kind: "sla-policy",
  schemaVersion: 1,
  key: "standard",
  name: "Standard",
  targets: [{ metric: "agentWork", within: "PT4H", time: "calendar" }],
};

/** A ticket but for what counts everything that ever happened. */
const standing = ({ facts: _facts, updatedAt: _updatedAt, ...rest }: Ticket) => rest;

describe.each(DATABASES)("another department on %s", (name) => {
  async function desk(blueprints: readonly Blueprint[] = []) {
    const { store, remove } = await freshStore(name);
    removals.push(remove);
    await furnish(store);
    await putDepartment(store.db, { key: BILLING, name: "Billing" });
    await putGroup(store.db, { key: "group:billing", name: "Billing", department: BILLING });
    await put(store, "sla-policy", POLICY.key, POLICY);
    await put(store, "lifecycle", BASE_LIFECYCLE.key, BASE_LIFECYCLE);
    for (const blueprint of blueprints) await put(store, "blueprint", blueprint.key, blueprint);
    const clock = clockAt(NOON);
    const door = createDoor({ store, clock });
    const now = async (id: string) => {
      const found = await readTicket(store.db, id);
      if (!found) throw new Error("The ticket is gone.");
      return found.ticket;
    };
    const taken = async () => {
      const { ticket } = await accepted(door, submission(NOON));
      clock.pass(MINUTE);
      return (await accepted(door, step(ticket.id, ANA, clock.now(), "take", "waiting"))).ticket;
    };
    const facts = async (id: string) => (await readJournal(store.db, id)).map(({ fact }) => fact);
    return { store, door, clock, now, taken, facts };
  }
  type Asked = Omit<Extract<Event, { readonly type: "handoverRequested" }>, "id" | "ticket" | "at" | "actor" | "type">;
  const over = (id: string, at: number, more: Partial<Asked> = {}, actor = ANA): Item => ({
    event: eventOf(id, actor, at, {
      type: "handoverRequested",
      department: BILLING,
      group: null,
      assignee: null,
      note: "",
      agreed: [],
      follow: false,
      ...more,
    }),
  });
  const why = (answer: Applied) =>
    answer.outcome === "rejected" ? answer.reasons.map(({ code, pointer }) => `${code} ${pointer}`) : [answer.outcome];

  test("B33: a drawn step moves a ticket within a process that spans both, and its time goes on or begins anew", async () => {
    const clocks = [];
    for (const clock of [undefined, "keep", "restart"] as const) {
      const { door, store, now, taken, facts, clock: time } = await desk([shared(clock)]);
      const { id } = await taken();
      time.pass(HOUR);
      await accepted(door, step(id, ANA, time.now(), "hand-over", "working"));
      const moved = await now(id);
      expect(moved).toMatchObject({
        department: BILLING,
        group: "group:billing",
        assignee: null,
        place: { blueprint: "small", state: "at-billing" },
      });
      // Whoever had it before has no step any more; who has it now does.
      expect(why(await door.apply(step(id, ANA, time.now(), "done", "at-billing")))).toEqual([
        "notAllowed /transition",
      ]);
      const ledger = ledgerOf(await new CompiledDefinitions().current(store.db), await facts(id), time.now());
      clocks.push(
        ledger
          .filter(({ metric }) => metric === "agentWork")
          .map(
            ({ instance, result, dueAt }) => `${instance} ${result} ${dueAt === null ? null : (dueAt - NOON) / MINUTE}`,
          ),
      );
      await accepted(door, step(id, LEA, time.now(), "done", "at-billing"));
      expect((await checkStore(store.db)).faults).toEqual([]);
    }
    const kept = ["1 running 240"];
    expect(clocks).toEqual([kept, kept, ["1 restarted 240", "2 running 301"]]);
  });

  test("B33: a plain move leaves the blueprint once that was agreed, and enters that of the other department", async () => {
    const { door, store, now, taken, facts, clock } = await desk([INVOICES]);
    const { id } = await taken();
    expect(why(await door.apply(over(id, clock.now())))).toEqual(["missing /agreed"]);
    expect(await now(id)).toMatchObject({ department: "department:finance", place: { state: "working" } });
    const note = "They were charged twice.";
    const { ticket, facts: told } = await accepted(
      door,
      over(id, clock.now(), { agreed: ["process"], group: "group:billing", note, follow: true }),
    );
    expect(ticket).toMatchObject({
      department: BILLING,
      assignee: null,
      group: "group:billing",
      followers: [ANA.id],
      place: { blueprint: "invoices", state: "to-check" },
    });
    expect(told.map(({ type }) => type)).toEqual([
      "handedOver",
      "blueprintLeft",
      "fieldSet",
      "assigned",
      "fieldSet",
      "messageAdded",
      "blueprintEntered",
    ]);
    expect(told[0]).toMatchObject({
      from: "department:finance",
      to: BILLING,
      group: "group:billing",
      was: { assignee: ANA.id, group: null },
      left: { blueprint: "small", state: "working" },
      by: ANA.id,
    });
    expect(told[1]).toMatchObject({ reason: "department" });
    expect((await readMessages(store.db, id, false)).map(({ text, public: open }) => [text, open])).toEqual([
      [note, false],
    ]);
    expect((await facts(id)).filter(({ type }) => type === "handedOver")).toHaveLength(1);
    expect((await checkStore(store.db)).faults).toEqual([]);
  });

  test("B33: a move is taken back within five minutes, as though it had never been", async () => {
    const { door, store, now, taken, facts, clock } = await desk([INVOICES]);
    const { id } = await taken();
    const before = await now(id);
    clock.pass(MINUTE);
    const moved = await accepted(door, over(id, clock.now(), { agreed: ["process"], note: "Yours.", follow: true }));
    const undo = (actor: Actor): Item => ({
      event: eventOf(id, actor, clock.now(), { type: "undoRequested", event: moved.event }),
    });
    expect(why(await door.apply(undo(LEA)))).toEqual(["notAllowed "]);
    await accepted(door, undo(ANA));
    const after = await now(id);
    expect(standing(after)).toEqual(standing(before));
    expect((await facts(id)).at(-1)).toMatchObject({ type: "stepUndone", handover: BILLING, transition: "" });
    expect(await readMessages(store.db, id, false)).toEqual([]);
    const definitions = await new CompiledDefinitions().current(store.db);
    const thread = threadOf(await facts(id), after, definitions, await readNames(store.db, []));
    expect(thread.map(({ state, leftAt }) => `${state.id} ${leftAt === null ? "now" : "left"}`)).toEqual([
      "waiting left",
      "working now",
    ]);
    clock.pass(MINUTE);
    const again = await accepted(door, over(id, clock.now(), { agreed: ["process"], follow: true }));
    clock.pass(6 * MINUTE);
    const late = eventOf(id, ANA, clock.now(), { type: "undoRequested", event: again.event });
    expect(why(await door.apply({ event: late }))).toEqual(["notUndoable "]);
    expect((await checkStore(store.db)).faults).toEqual([]);
  });

  test("B33: within a process that spans both a plain move keeps the place, and a free ticket just goes", async () => {
    const { door, now, taken, clock } = await desk([shared()]);
    const { id } = await taken();
    await accepted(door, over(id, clock.now(), { group: "group:billing", assignee: LEA.id }));
    expect(await now(id)).toMatchObject({ department: BILLING, assignee: LEA.id, place: { state: "working" } });

    const free = newId();
    const draft = { number: 0, subject: "Hello", channel: "web", requester: REMI.id, department: null };
    await accepted(door, { event: eventOf(free, REMI, clock.now(), { type: "ticketSubmitted", draft }) });
    await accepted(door, over(free, clock.now()));
    expect(await now(free)).toMatchObject({ department: BILLING, place: null, status: "new" });
    expect(why(await door.apply(over(free, clock.now(), {}, LEA)))).toEqual(["invalid /department"]);
    expect(why(await door.apply(over(free, clock.now(), { department: "department:finance" })))).toEqual([
      "notAllowed ",
    ]);
  });
});
