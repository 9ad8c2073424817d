import { describe, expect, test } from "vitest";
import type { Fact } from "../../../blueprints/facts.ts";
import { compileTimeRule } from "../../../runtime/deadlines/compile-time-rule.ts";
import { agent, Desk, field, HOUR, MINUTE, published, requester, START } from "../desk.ts";
import { DAY, ruled, written } from "./rules.ts";

const ana = agent("ana", ["group:finance", "role:agent"]);
const silent = { since: "lastAgentAction", reaches: "PT48H", again: "PT24H" };

/** When a rule acted, in hours since the start; due instants. */
const acts = (journal: readonly Fact[], key = "remind"): readonly number[] =>
  journal.flatMap((fact) =>
    fact.type === "timeRuleActed" && fact.timeRule === key ? [(fact.dueAt - START) / HOUR] : [],
  );

describe("a time rule", () => {
  test("acts at its very instant, once per arming, stamped due and noticed", () => {
    const desk = new Desk(ruled([{ since: "created", reaches: "PT90M" }])).submit({ assignee: "agent:ana" });
    expect(desk.wakeAt).toBe(START + 90 * MINUTE);
    desk.pass(90 * MINUTE - 1);
    expect(acts(desk.journal)).toEqual([]);
    desk.pass(1);
    expect(desk.facts).toEqual([
      {
        type: "timeRuleActed",
        timeRule: "remind",
        version: 1,
        from: START,
        times: 1,
        dueAt: START + 90 * MINUTE,
        noticedAt: START + 90 * MINUTE,
        at: START + 90 * MINUTE,
        by: "system",
        rule: "time-rule:remind@1",
      },
    ]);
    expect(desk.effects).toMatchObject([{ type: "notify", to: ["agent:ana"], rule: "time-rule:remind@1" }]);
    expect(desk.wakeAt).toBeNull();
    desk.pass(500 * DAY);
    expect(acts(desk.journal)).toEqual([1.5]);
  });

  test("is armed anew when what it counts from changes, and counts its times from 1 again", () => {
    const desk = new Desk(ruled([silent])).submit().pass(49 * HOUR);
    desk.says(ana, "I look at it.", { public: false });
    desk.pass(72 * HOUR);
    expect(acts(desk.journal)).toEqual([48, 97, 121]);
    expect(desk.present.timeRules).toMatchObject({ remind: { from: START + 49 * HOUR, times: 2 } });
  });

  test("acts for every repetition that a stopped worker missed, in order, each at its own due instant", () => {
    const once = new Desk(ruled([silent])).submit().pass(200 * HOUR, true);
    expect(acts(once.facts)).toEqual([48, 72, 96, 120, 144, 168, 192]);
    for (const fact of once.facts)
      if (fact.type === "timeRuleActed") {
        expect(fact.at).toBe(fact.dueAt);
        expect(fact.noticedAt).toBe(START + 200 * HOUR);
      }
    once.wake();
    expect(once.facts).toEqual([]);
  });

  test("does not act on closed tickets", () => {
    const rule = { since: "created", reaches: "PT200H", again: "PT1H" };
    const desk = new Desk(ruled([rule])).submit({ status: "solved", assignee: "agent:ana" }).pass(30 * DAY);
    expect(desk.present.status).toBe("closed");
    expect(acts(desk.journal)).toEqual([]);
    expect(desk.wakeAt).toBeNull();
  });

  test("whose condition does not hold when it is due acts with the event that makes it hold", () => {
    const rule = { since: "created", reaches: "PT2H", when: { is: [{ var: "ticket.priority" }, "urgent"] } };
    const desk = new Desk(ruled([rule])).submit().pass(5 * HOUR);
    expect(acts(desk.journal)).toEqual([]);
    expect(desk.wakeAt).toBeNull();
    desk.change(ana, { priority: "urgent" });
    expect(desk.facts.at(-1)).toMatchObject({
      type: "timeRuleActed",
      dueAt: START + 2 * HOUR,
      at: START + 5 * HOUR,
    });
    expect(acts(desk.pass(50 * HOUR).journal)).toEqual([2]);
  });

  test("that repeats makes up for nothing that went by while its condition did not hold", () => {
    const desk = new Desk(ruled([{ ...silent, since: "created", when: { is: [{ var: "ticket.priority" }, "high"] } }]));
    desk
      .submit()
      .pass(100 * HOUR)
      .change(ana, { priority: "high" });
    expect(acts(desk.journal)).toEqual([96]);
    expect(acts(desk.pass(24 * HOUR).journal)).toEqual([96, 120]);
  });

  test("that repeats asks a condition that reads the time again at each repetition", () => {
    const rule = {
      since: "created",
      reaches: "PT1H",
      again: "PT1H",
      when: { elapsed: [{ var: "ticket.createdAt" }, "PT3H30M"] },
    };
    const often = new Desk(ruled([rule])).submit().pass(5 * HOUR);
    const late = new Desk(ruled([rule])).submit().pass(5 * HOUR, true);
    expect(acts(often.journal)).toEqual([4, 5]);
    expect(acts(late.journal)).toEqual([4, 5]);
  });

  test("published when a ticket has long been silent acts once, then every so long: no flood, nothing before its time", () => {
    const desk = new Desk(ruled([])).submit().pass(45 * DAY);
    const rule = compileTimeRule(written({ ...silent, when: true }), 1, desk.now);
    desk.definitions = ruled([], { timeRules: [rule] });
    desk.send({ type: "rearmRequested", definitions: ["time-rule:remind@1"] }, ana);
    expect(desk.facts).toMatchObject([
      { type: "timeRuleActed", times: 1, dueAt: START + 45 * DAY, at: START + 45 * DAY },
    ]);
    expect(acts(desk.pass(30 * HOUR).journal)).toEqual([45 * 24, 46 * 24]);
  });

  test("does more at the n-th time, and only then", () => {
    const also = [{ nth: 3, do: [{ do: "notify", to: ["role:manager"], text: "Third time." }] }];
    const desk = new Desk(ruled([{ ...silent, also }])).submit({ assignee: "agent:ana" });
    const told: (readonly string[])[] = [];
    for (let day = 0; day < 6; day++) {
      desk.pass(DAY);
      told.push(desk.effects.flatMap((effect) => (effect.type === "notify" ? effect.to : [])));
      desk.effects = [];
    }
    expect(told).toEqual([
      [],
      ["agent:ana"],
      ["agent:ana"],
      ["agent:ana", "role:manager"],
      ["agent:ana"],
      ["agent:ana"],
    ]);
  });

  test("is no action of an agent: what it writes does not arm it anew", () => {
    const desk = new Desk(
      ruled([
        {
          ...silent,
          do: [
            { do: "note", text: "Silent." },
            { do: "addTag", tag: "silent" },
          ],
        },
      ]),
    );
    desk.submit().pass(73 * HOUR);
    expect(desk.present.lastAgentActionAt).toBeNull();
    expect(desk.present.tags).toEqual(["silent"]);
    expect(acts(desk.journal)).toEqual([48, 72]);
  });
});

describe("what a rule counts from", () => {
  test("since a status: leaving it disarms, coming back starts anew", () => {
    const desk = new Desk(ruled([{ since: { status: "pending" }, reaches: "PT10H" }]));
    desk
      .submit({ assignee: "agent:ana" })
      .change(ana, { status: "pending" })
      .pass(9 * HOUR);
    desk.says(requester, "Here it is.").pass(5 * HOUR);
    expect(acts(desk.journal)).toEqual([]);
    desk.change(ana, { status: "pending" }).pass(10 * HOUR);
    expect(acts(desk.journal)).toEqual([24]);
  });

  test("since a state, of one blueprint or of any", () => {
    const process = published({
      key: "triage",
      entry: { into: { new: "waiting" } },
      states: [
        { id: "waiting", name: "Waiting", status: "open" },
        { id: "done", name: "Done", status: "solved", final: "resolved" },
      ],
      transitions: [{ id: "done", name: "Done", from: ["waiting"], to: "done" }],
    });
    const rules = [
      { key: "any", since: { state: "waiting" }, reaches: "PT1H" },
      { key: "this", since: { state: "waiting", blueprint: "triage" }, reaches: "PT1H" },
      { key: "other", since: { state: "waiting", blueprint: "finance" }, reaches: "PT1H" },
    ];
    const desk = new Desk(ruled(rules, { blueprints: [process], blueprint: () => process })).submit().pass(2 * HOUR);
    expect(desk.journal.flatMap((fact) => (fact.type === "timeRuleActed" ? [fact.timeRule] : []))).toEqual([
      "any",
      "this",
    ]);
  });

  test("since the last reply and the last requester's word: only once there is one", () => {
    const rules = [
      { key: "reply", since: "lastReply", reaches: "PT1H" },
      { key: "word", since: "lastRequesterWord", reaches: "PT1H" },
    ];
    const desk = new Desk(ruled(rules)).submit().pass(10 * HOUR);
    expect(acts(desk.journal, "reply")).toEqual([]);
    expect(acts(desk.journal, "word")).toEqual([]);
    desk.says(ana, "Hello").pass(HOUR);
    desk.says(requester, "Hello").pass(HOUR);
    expect([acts(desk.journal, "reply"), acts(desk.journal, "word")]).toEqual([[11], [12]]);
  });

  test("until the due date: so long before it, once for each due date", () => {
    const desk = new Desk(ruled([{ until: "dueAt", reaches: "PT24H" }])).submit({ dueAt: START + 3 * DAY });
    desk.pass(50 * HOUR);
    desk.change(ana, { dueAt: START + 5 * DAY }).pass(10 * DAY);
    expect(acts(desk.journal)).toEqual([48, 96]);
  });

  test("until the due date in working hours: an hour before Monday 09:30 is Friday 17:30", () => {
    const dueAt = Date.parse("2026-11-30T09:30:00+01:00");
    const rule = { until: "dueAt", reaches: "PT1H", time: "working" };
    const desk = new Desk(ruled([rule])).submit({ dueAt });
    expect(desk.wakeAt).toBe(Date.parse("2026-11-27T17:30:00+01:00"));
  });

  test("until and since the date in a field", () => {
    const rules = [
      { key: "before", until: { field: "expectedOn" }, reaches: "P1D" },
      { key: "after", since: { field: "expectedOn" }, reaches: "P1D" },
    ];
    const fields = new Map([["expectedOn", field("expectedOn", "date")]]);
    const desk = new Desk(ruled(rules, { fields })).submit({ fields: { expectedOn: "2026-11-27" } });
    expect(desk.wakeAt).toBe(Date.parse("2026-11-26T00:00:00Z"));
    desk.pass(10 * DAY);
    const dues = desk.journal.flatMap((fact) => (fact.type === "timeRuleActed" ? [fact.dueAt] : []));
    expect(dues).toEqual([Date.parse("2026-11-26T00:00:00Z"), Date.parse("2026-11-28T00:00:00Z")]);
  });

  test("working days are the calendar's own, and repetitions stand on the same grid", () => {
    const rule = { since: "created", reaches: "P3D", again: "P1D", time: "working" };
    // Monday 23 November, 09:00 in Paris; a day is nine hours.
    const desk = new Desk(ruled([rule])).submit().pass(6 * DAY);
    const dues = desk.journal.flatMap((fact) => (fact.type === "timeRuleActed" ? [new Date(fact.dueAt).toJSON()] : []));
    expect(dues).toEqual(["2026-11-25T17:00:00.000Z", "2026-11-26T17:00:00.000Z", "2026-11-27T17:00:00.000Z"]);
  });

  test("a rule in working time whose calendar is not there waits, and throws nothing", () => {
    const desk = new Desk(ruled([{ since: "created", reaches: "PT1H", time: "working", calendar: "gone" }])).submit();
    expect(desk.wakeAt).toBeNull();
  });
});
