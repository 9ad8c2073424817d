import { describe, expect, test } from "vitest";
import type { Fact } from "../../../blueprints/facts.ts";
import { library } from "../../../blueprints/library.ts";
import { triggerSchema } from "../../../blueprints/trigger.ts";
import { BASE_LIFECYCLE } from "../../../runtime/base-lifecycle.ts";
import { compileBlueprint } from "../../../runtime/compile.ts";
import { compileTimeRule } from "../../../runtime/deadlines/compile-time-rule.ts";
import { compileTrigger, compileTriggers } from "../../../runtime/rules/compile-trigger.ts";
import { agent, Desk, HOUR, MINUTE, published, START } from "../desk.ts";
import { DAY, ruled } from "./rules.ts";

const ana = agent("ana", ["group:finance", "role:agent", "department:finance"]);
const at = (text: string): number => Date.parse(text);

const shipped = library.map(({ document }) => document);
const finance = shipped.flatMap((document) =>
  document.kind === "blueprint" && document.key === "finance-requests" ? [compileBlueprint(document, 1)] : [],
);
const reminder = shipped.flatMap((document) =>
  document.kind === "time-rule" && document.key === "finance-no-action" ? [compileTimeRule(document, 1)] : [],
);

/** A ticket of Finance that Ana has just taken, on a desk with the shipped reminder. */
function taken(): Desk {
  const more = { blueprints: finance, blueprint: () => finance[0], timeRules: reminder };
  const desk = new Desk(ruled([], more)).submit({ department: "department:finance" });
  desk.step(ana, "take");
  expect(desk.state).toBe("in-progress");
  return desk;
}

const acted = (journal: readonly Fact[]): readonly number[] =>
  journal.flatMap((fact) => (fact.type === "timeRuleActed" ? [(fact.dueAt - START) / HOUR] : []));

/** Lets time pass and gathers who was told what. */
function told(desk: Desk, ms: number): readonly string[] {
  const until = desk.now + ms;
  const found: string[] = [];
  while (desk.wakeAt !== null && desk.wakeAt <= until) {
    desk.now = desk.wakeAt;
    desk.wake();
    found.push(...desk.effects.flatMap((one) => (one.type === "notify" ? [`${one.template} ${one.to.join()}`] : [])));
  }
  desk.now = until;
  return found;
}

describe("A8: Finance, nothing for 48 hours", () => {
  test("A8: a minute before nothing acts, at 48 h it does, and a private comment makes it wait again", () => {
    const desk = taken().pass(48 * HOUR - MINUTE);
    expect(acted(desk.journal)).toEqual([]);
    desk.pass(MINUTE);
    expect(acted(desk.journal)).toEqual([48]);
    desk.says(ana, "I have called the bank.", { public: false });
    desk.pass(48 * HOUR - MINUTE);
    expect(acted(desk.journal)).toEqual([48]);
  });

  test("A8: what the system does is no action, and a ticket silent for 45 days is still acted on", () => {
    const desk = taken().pass(45 * DAY);
    expect(desk.state).toBe("late");
    expect(acted(desk.journal)).toHaveLength(44);
    expect(acted(desk.journal).at(-1)).toBe(45 * 24);
  });
});

describe("A9: Finance, reminders", () => {
  test("A9: five days untouched are four reminders, at 48, 72, 96 and 120 h, the third to the manager too", () => {
    const desk = taken();
    expect(told(desk, 5 * DAY).filter((one) => one.startsWith("no-action"))).toEqual([
      "no-action agent:ana",
      "no-action agent:ana",
      "no-action agent:ana",
      "no-action-manager role:manager",
      "no-action agent:ana",
    ]);
    expect(acted(desk.journal)).toEqual([48, 72, 96, 120]);
  });

  test("A9: a step resets the count", () => {
    const desk = taken().pass(73 * HOUR);
    desk.step(ana, "take");
    expect(desk.state).toBe("in-progress");
    const since = desk.now;
    desk.pass(DAY * 3);
    const again = desk.journal.flatMap((fact) => (fact.type === "timeRuleActed" && fact.from === since ? [fact] : []));
    expect(again.map(({ times, dueAt }) => [times, (dueAt - since) / HOUR])).toEqual([
      [1, 48],
      [2, 72],
    ]);
  });
});

test("A10: 48 h with an agent make it late: by the system, the rule named, once per visit", () => {
  const desk = taken();
  const lates = (): readonly Fact[] =>
    desk.journal.filter((fact) => fact.type === "transitionTaken" && fact.transition === "too-late");
  desk.pass(48 * HOUR - 1);
  expect(lates()).toEqual([]);
  desk.pass(1);
  expect(desk.state).toBe("late");
  expect(lates()).toMatchObject([
    { how: "time", by: "system", rule: "blueprint:finance-requests@1/transitions/too-late", at: START + 48 * HOUR },
  ]);
  desk.pass(100 * HOUR);
  expect(lates()).toHaveLength(1);
  desk.step(ana, "take").pass(48 * HOUR);
  expect(lates()).toHaveLength(2);
});

describe("B18: automatic by time", () => {
  const process = published({
    key: "triage",
    entry: { into: { new: "to-take", open: "to-take" } },
    states: [
      { id: "to-take", name: "To take", status: "open" },
      { id: "mine", name: "Mine", status: "open" },
      { id: "escalated", name: "Escalated", status: "open" },
    ],
    transitions: [
      { id: "take", name: "Take", from: ["to-take"], to: "mine" },
      { id: "give-back", name: "Give back", from: ["mine"], to: "to-take" },
      {
        id: "escalate",
        name: "Escalate",
        from: ["to-take"],
        to: "escalated",
        start: { after: "PT15M", time: "calendar", when: { isEmpty: [{ var: "ticket.assignee" }] } },
      },
    ],
  });
  const entered = (): Desk => new Desk(ruled([], { blueprints: [process], blueprint: () => process })).submit();

  test("B18: fifteen minutes without an owner escalate it, at the very minute", () => {
    expect(entered().pass(15 * MINUTE - 1).state).toBe("to-take");
    expect(entered().pass(15 * MINUTE).state).toBe("escalated");
  });

  test("B18: leaving at 14:59 cancels, and coming back starts anew", () => {
    const desk = entered().pass(15 * MINUTE - 1000);
    desk.step(ana, "take").pass(HOUR);
    expect(desk.state).toBe("mine");
    desk.step(ana, "give-back").pass(15 * MINUTE - 1);
    expect(desk.state).toBe("to-take");
    expect(desk.pass(1).state).toBe("escalated");
  });

  test("B18: a worker that was stopped for two hours acts on return, once, stamped due and noticed", () => {
    const desk = entered().pass(2 * HOUR, true);
    expect(desk.facts.filter(({ type }) => type === "transitionTaken")).toMatchObject([
      { transition: "escalate", dueAt: START + 15 * MINUTE, at: START + 15 * MINUTE, noticedAt: START + 2 * HOUR },
    ]);
    expect(desk.wake().facts).toEqual([]);
  });
});

const { closeAfter: _days, ...never } = BASE_LIFECYCLE;

test("S06: solved for 96 h is closed at the very second, not at the next sweep", () => {
  const rule = {
    key: "close",
    since: { status: "solved" },
    reaches: "PT96H",
    do: [{ do: "setStatus", to: "closed" }],
  };
  const desk = new Desk(ruled([rule], { lifecycle: never }));
  desk.now = at("2026-08-20T09:15:00+02:00");
  desk.submit({ assignee: "agent:ana" }, ana).change(ana, { status: "solved" });
  desk.pass(at("2026-08-24T09:14:59+02:00") - desk.now);
  expect(desk.present.status).toBe("solved");
  desk.pass(1000);
  expect(desk.present.status).toBe("closed");
  expect(desk.facts.at(-1)).toMatchObject({
    type: "statusChanged",
    to: "closed",
    at: at("2026-08-24T09:15:00+02:00"),
    by: "system",
    rule: "time-rule:close@1",
  });
});

test("S07: without any rule that closes, the system does after 28 days, and no trigger runs", () => {
  const trigger = triggerSchema.parse({
    kind: "trigger",
    schemaVersion: 1,
    key: "seen",
    name: "Seen",
    on: ["closed", "statusChanged", "changed"],
    when: { is: [{ var: "ticket.status" }, "closed"] },
    do: [{ do: "addTag", tag: "seen" }],
  });
  const triggers = compileTriggers([compileTrigger(trigger, 1)]);
  const closed = (lifecycle: typeof BASE_LIFECYCLE): Desk => {
    const desk = new Desk(ruled([], { lifecycle, triggers }));
    desk.now = at("2026-11-01T10:00:00Z");
    return desk.submit({ status: "solved", assignee: "agent:ana" });
  };
  const desk = closed(never);
  expect(desk.wakeAt).toBe(at("2026-11-29T10:00:00Z"));
  desk.pass(60 * DAY);
  expect(desk.journal.at(-1)).toMatchObject({
    type: "statusChanged",
    to: "closed",
    at: at("2026-11-29T10:00:00Z"),
    by: "system",
  });
  expect(desk.present.tags).toEqual([]);
  const longer = closed({ ...never, closeAfter: "P60D" }).pass(60 * DAY);
  expect(longer.journal.at(-1)).toMatchObject({ to: "closed", at: at("2026-11-29T10:00:00Z") });
});
