import { describe, expect, test } from "vitest";
import type { Fact } from "../../../blueprints/facts.ts";
import type { Json } from "../../../blueprints/json.ts";
import { triggerSchema } from "../../../blueprints/trigger.ts";
import { timeZone } from "../../../runtime/calendar/time-zone.ts";
import { evolve } from "../../../runtime/evolve.ts";
import { inForceAt } from "../../../runtime/in-force.ts";
import { compileTrigger } from "../../../runtime/rules/compile-trigger.ts";
import { instantWords, lengthOf } from "../../../runtime/why/instant-words.ts";
import type { Moment } from "../../../runtime/why/moment.ts";
import { whyNotTrigger } from "../../../runtime/why/why-not-trigger.ts";
import { agent, MINUTE, START } from "../desk.ts";

const ana = agent("ana");
const created: Fact = {
  type: "ticketCreated",
  id: "t1",
  draft: { number: 1, subject: "Help", channel: "form", priority: "high" },
  at: START,
  by: "agent:ana",
};
const changed: Fact = { type: "fieldSet", field: "subject", from: "Help", to: "More help", at: START, by: "agent:ana" };

/** An event that changed the subject of a ticket, as it was kept. */
const moment = (more: Partial<Moment> = {}): Moment => ({
  before: evolve(null, created),
  facts: [changed],
  decidedAt: START,
  actor: ana,
  context: {},
  contextIsNew: false,
  acted: [],
  sent: [],
  history: false,
  ...more,
});
const ask = (when: Json | undefined, kept: Moment) => {
  const document = {
    kind: "trigger",
    schemaVersion: 1,
    key: "x",
    name: "X",
    on: ["changed"],
    do: [{ do: "addTag", tag: "t" }],
  };
  const trigger = compileTrigger(triggerSchema.parse(when === undefined ? document : { ...document, when }), 2);
  return whyNotTrigger(trigger, kept, { names: {}, zone: null }, (rule) => ({
    en: `The rule ${rule}`,
    fr: `La règle ${rule}`,
  }));
};

describe("why a trigger did not act", () => {
  test("what the guard against loops stopped says so, whether it is named or another is", () => {
    const cut = (rule: string): Fact => ({ type: "loopCut", rules: [rule], at: START, by: "system" });
    expect(ask(undefined, moment({ facts: [changed, cut("trigger:x@2")] })).because).toBe("stopped");
    const other = ask(undefined, moment({ facts: [changed, cut("trigger:other@1")] }));
    expect(other.because).toBe("stopped");
    expect(other.sentence.en).toContain("the guard against loops stopped it");
    const failing = ask(
      { is: [{ var: "ticket.priority" }, "low"] },
      moment({ facts: [changed, cut("trigger:other@1")] }),
    );
    expect(failing.because).toBe("condition");
  });

  test("imported history starts nothing; what was kept of no rule is said to be unclear", () => {
    expect(ask(undefined, moment({ history: true })).because).toBe("history");
    expect(ask(undefined, moment()).because).toBe("unclear");
  });

  test("values of people that were not kept are told to be those of today, and only where the condition reads people", () => {
    const vip: Json = { is: [{ var: "organization.vip" }, true] };
    expect(ask(vip, moment({ contextIsNew: true })).readToday).toBe(true);
    expect(ask(vip, moment()).readToday).toBe(false);
    expect(ask({ is: [{ var: "ticket.priority" }, "low"] }, moment({ contextIsNew: true })).readToday).toBe(false);
  });

  test("the decision log and the outbox know that it acted, though it left no fact", () => {
    expect(ask(undefined, moment({ acted: ["trigger:x@2"] })).sentence.en).toContain("it changed nothing");
    expect(ask(undefined, moment({ sent: ["trigger:x@2"] })).sentence.en).toBe("The trigger “X” did act.");
    expect(ask(undefined, moment({ acted: ["trigger:xy@2"] })).because).toBe("unclear");
  });
});

describe("which version was in force", () => {
  const retired = { version: 1, from: 10, until: 20, status: "retired" } as const;
  test("is the last that was published by then and not put out of force", () => {
    const again = { version: 2, from: 30, until: null, status: "published" } as const;
    const versions = [again, retired];
    expect(inForceAt(versions, 5)).toEqual({ is: "later", version: 1, from: 10 });
    expect(inForceAt(versions, 10)).toEqual({ is: "inForce", version: 1 });
    expect(inForceAt(versions, 20)).toEqual({ is: "off", version: 1, since: 20 });
    expect(inForceAt(versions, 30)).toEqual({ is: "inForce", version: 2 });
    expect(inForceAt([], 5)).toEqual({ is: "never" });
  });

  test("is the one that the moment itself names, whatever the clock says; one that nobody saw go is off since nobody knows when", () => {
    expect(inForceAt([retired], 5, 1)).toEqual({ is: "inForce", version: 1 });
    expect(inForceAt([{ ...retired, until: null }], 15)).toEqual({ is: "off", version: 1, since: null });
  });
});

test("instants stand on the wall clock of a zone, or say that they are UTC; lengths in their two largest parts", () => {
  expect(instantWords(START, timeZone("Europe/Paris"))).toEqual({
    en: "23 Nov 2026, 09:00",
    fr: "23 nov. 2026 à 09:00",
  });
  expect(instantWords(START, null).en).toBe("23 Nov 2026, 08:00 UTC");
  expect(lengthOf(26 * 60 * MINUTE + 5 * MINUTE)).toEqual({ en: "1 day 2 hours", fr: "1 jour 2 heures" });
  expect(lengthOf(1_000).en).toBe("1 second");
  expect(lengthOf(0).fr).toBe("0 seconde");
});
