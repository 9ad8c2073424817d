import fc from "fast-check";
import { expect, test } from "vitest";
import type { Fact } from "../../../blueprints/facts.ts";
import { agent, Desk, HOUR, MINUTE, requester } from "../desk.ts";
import { ruled } from "./rules.ts";

const ana = agent("ana");

const hours = fc.integer({ min: 1, max: 60 });
const rule = fc.record(
  {
    since: fc.constantFrom("created", "lastAgentAction", "lastReply", { status: "open" }, { status: "pending" }),
    reaches: hours.map((n) => `PT${n}H`),
    time: fc.constantFrom("calendar", "working"),
    again: hours.map((n) => `PT${n}H`),
    when: fc.constantFrom(
      { is: [{ var: "ticket.priority" }, "high"] },
      { elapsed: [{ var: "ticket.createdAt" }, "PT50H"] },
      { isEmpty: [{ var: "ticket.assignee" }] },
    ),
    do: fc.constantFrom(
      [{ do: "addTag", tag: "waited" }],
      [{ do: "setField", field: "priority", value: "high" }],
      [{ do: "setStatus", to: "pending" }],
    ),
  },
  { requiredKeys: ["since", "reaches", "time", "do"] },
);

/** What people do, and how much later, never at the very instant of a rule; in between the clock is looked at or not. */
const deed = fc.record({
  after: fc.integer({ min: 0, max: 80 }).map((hours) => hours * HOUR + 7 * MINUTE),
  what: fc.constantFrom("reply", "note", "ask", "open", "word", "urgent"),
});

function done(desk: Desk, what: string): void {
  if (what === "reply") desk.says(ana, "Hello.");
  else if (what === "note") desk.says(ana, "Hm.", { public: false });
  else if (what === "word") desk.says(requester, "Any news?");
  else if (what === "ask") desk.change(ana, { status: "pending" });
  else if (what === "open") desk.change(ana, { status: "open" });
  else desk.change(ana, { priority: "high" });
}

/** All but when it was noticed, and which event the ids of messages and effects derive from. */
const told = (journal: readonly Fact[]): readonly unknown[] =>
  journal.map((fact) => {
    if (fact.type === "messageAdded") return { ...fact, message: { ...fact.message, id: "" } };
    return "noticedAt" in fact ? { ...fact, noticedAt: 0 } : fact;
  });

test("what time rules do does not depend on how often somebody looks at the clock", () => {
  fc.assert(
    fc.property(
      fc.array(rule, { minLength: 1, maxLength: 3 }),
      fc.array(deed, { maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 10 }),
      (rules, deeds, looks) => {
        const named = rules.map((one, index) => ({ ...one, key: `rule${index}` }));
        const desks = [0, 1, 2].map(() => new Desk(ruled(named)).submit());
        const [punctual, idle, restless] = desks as [Desk, Desk, Desk];
        let look = 0;
        for (const { after, what } of [...deeds, { after: 100 * HOUR, what: "" }]) {
          punctual.pass(after);
          // Nobody looks until the next thing happens.
          idle.now += after;
          for (let left = after; left > 0; ) {
            const hours = looks[look++ % Math.max(1, looks.length)];
            const now = Math.min(left, hours === undefined ? left : hours * HOUR);
            restless.pass(now, true);
            left -= now;
          }
          for (const desk of desks) if (what !== "") done(desk, what);
        }
        for (const desk of desks) {
          desk.wake();
          for (let wakes = 0; wakes < 20 && desk.wakeAt !== null && desk.wakeAt <= desk.now; wakes++) desk.wake();
        }
        expect(told(idle.journal)).toEqual(told(punctual.journal));
        expect(told(restless.journal)).toEqual(told(punctual.journal));
        expect(idle.wakeAt).toBe(punctual.wakeAt);
      },
    ),
    { numRuns: 300 },
  );
});
