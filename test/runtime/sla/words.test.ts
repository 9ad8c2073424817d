import { describe, expect, test } from "vitest";
import type { AuthorKind } from "../../../blueprints/message.ts";
import type { Actor } from "../../../blueprints/people.ts";
import { requester, thirdParty } from "../desk.ts";
import { ana, ClockDesk, HOUR, instant, MINUTE, policy, promise, world } from "./clock-desk.ts";

const all = [promise("firstReply", 240), promise("nextReply", 120), promise("periodicUpdate", 240)];
const standard = policy({ calendar: "par", targets: all });
const opened = (more: object = {}) =>
  ClockDesk.opened(world({ policies: [policy({ calendar: "par", targets: all, ...more })] }), "2026-11-23T08:00:00Z");

const rule: Actor = { ...requester, id: "rule:late", kind: "rule" };
const says = (desk: ClockDesk, actor: Actor, authorKind: AuthorKind, more: object = {}): ClockDesk => {
  desk.send({ type: "messageReceived", message: { public: true, authorKind, text: "Words.", ...more } }, actor);
  return desk;
};
const live = (desk: ClockDesk) => desk.clocks().map(({ metric }) => metric);

describe("what a word does to the clocks", () => {
  test("a person's public reply ends the first reply and starts the update", () => {
    const desk = opened().pass(HOUR);
    says(desk, ana, "agent");
    expect(desk.told()).toEqual(["slaMet firstReply 60"]);
    expect(live(desk)).toEqual(["periodicUpdate"]);
  });

  test("S58: an internal note fulfils nothing, unless the policy says that it does", () => {
    const desk = opened().pass(HOUR);
    says(desk, ana, "agent", { public: false });
    expect(live(desk)).toEqual(["firstReply"]);
    const noted = opened({ metrics: { firstReply: { notes: true } } }).pass(HOUR);
    says(noted, ana, "agent", { public: false });
    expect(noted.told()).toEqual(["slaMet firstReply 60"]);
  });

  test("what a rule wrote ends nothing and starts nothing", () => {
    const desk = opened().pass(HOUR);
    says(desk, rule, "rule");
    says(desk, rule, "rule", { automatic: true });
    expect(live(desk)).toEqual(["firstReply"]);
  });

  test("what a machine wrote, in whosever name, ends nothing and starts nothing", () => {
    const desk = opened().pass(HOUR);
    for (const kind of ["agent", "machine"] as const) says(desk, ana, kind, { automatic: true });
    expect(live(desk)).toEqual(["firstReply"]);
    says(desk, ana, "agent").pass(HOUR);
    says(desk, requester, "requester", { automatic: true });
    expect(live(desk)).toEqual(["periodicUpdate"]);
  });

  test("a CC's public word counts as the requester's; a third party's does not", () => {
    const desk = says(opened(), ana, "agent").pass(HOUR);
    says(desk, thirdParty, "thirdParty");
    expect(desk.clock("nextReply")).toBeNull();
    says(desk, requester, "cc");
    expect(desk.due("nextReply")).toBe("2026-11-23T11:00:00Z");
  });

  test("an agent who asks for something is a requester like any other", () => {
    const desk = new ClockDesk(world({ policies: [standard] })).on("2026-11-23T08:00:00Z");
    desk.open({ requester: "agent:ana" }, ana, { public: true, authorKind: "agent", text: "My screen is black." });
    desk.pass(HOUR);
    says(desk, ana, "agent");
    expect(desk.clock("nextReply")).toBeNull();
    says(desk, { ...ana, id: "agent:lou" }, "agent").pass(HOUR);
    says(desk, ana, "agent");
    expect(desk.due("nextReply")).toBe("2026-11-23T12:00:00Z");
  });

  test("S42: the oldest unanswered word counts; neither a second word nor pending changes that", () => {
    const desk = opened().pass(HOUR);
    says(desk, ana, "agent").on("2026-11-23T13:00:00Z");
    says(desk, requester, "requester").on("2026-11-23T13:30:00Z").status("pending");
    says(desk.on("2026-11-23T14:00:00Z"), requester, "requester");
    expect(desk.due("nextReply")).toBe("2026-11-23T15:00:00Z");
    says(desk.on("2026-11-23T14:30:00Z"), ana, "agent");
    expect(desk.told().at(-2)).toBe("slaBreached periodicUpdate 2026-11-23T13:00:00Z");
    expect(desk.told().at(-1)).toBe("slaMet nextReply 90");
  });

  test("S48: solved without a word, the first reply is met", () => {
    const desk = opened().pass(HOUR).status("solved");
    expect(desk.told()).toEqual(["slaMet firstReply 60"]);
    expect(desk.line("firstReply")).toMatchObject({ result: "met", elapsedMs: HOUR });
  });

  test("S49: where an agent writes first there is no first reply to wait for; the requester's first word wants the next one", () => {
    const desk = new ClockDesk(world({ policies: [standard] })).on("2026-11-23T08:00:00Z");
    desk.open({}, ana, { public: true, authorKind: "agent", text: "We saw that your server is down." });
    expect(live(desk)).toEqual(["periodicUpdate"]);
    says(desk.on("2026-11-23T13:00:00Z"), requester, "requester");
    expect(desk.due("nextReply")).toBe("2026-11-23T15:00:00Z");
    expect(desk.ledger().some(({ metric }) => metric === "firstReply")).toBe(false);
  });

  test("S50: where an agent's note came first, the first reply is wanted from the requester's first word on", () => {
    const hour = policy({ calendar: "par", targets: [promise("firstReply", 60)] });
    const desk = new ClockDesk(world({ policies: [hour] })).on("2026-11-23T08:00:00Z");
    desk.open({}, ana, { public: false, authorKind: "agent", text: "She called: the server is down." });
    expect(live(desk)).toEqual([]);
    says(desk.on("2026-11-24T08:00:00Z"), requester, "requester");
    expect(desk.due("firstReply")).toBe("2026-11-24T09:00:00Z");
  });

  test("what a machine opened wants no reply until a person speaks", () => {
    const desk = new ClockDesk(world({ policies: [standard] })).on("2026-11-23T08:00:00Z");
    desk.open({}, requester, { public: true, authorKind: "machine", text: "Disk full." });
    expect(live(desk)).toEqual([]);
    says(desk.pass(HOUR), requester, "requester");
    expect(desk.due("firstReply")).toBe("2026-11-23T13:00:00Z");
  });

  test("a bare thank you on a solved ticket starts no clock; reopening it by hand asks for an answer", () => {
    const desk = says(opened().pass(HOUR), ana, "agent");
    desk.pass(HOUR).status("solved").pass(HOUR);
    says(desk, requester, "requester", { text: "Thank you!" });
    expect(desk.present.status).toBe("solved");
    expect(live(desk)).toEqual([]);
    desk.pass(HOUR).status("open");
    expect(desk.due("nextReply")).toBe("2026-11-23T14:00:00Z");
  });

  test("reopened by hand without a word, nothing waits for an answer", () => {
    const desk = says(opened().pass(HOUR), ana, "agent");
    says(desk.pass(HOUR), requester, "requester").pass(MINUTE);
    desk.status("solved").pass(HOUR).status("open");
    expect(live(desk)).toEqual([]);
  });

  test("two replies in the same instant are one update", () => {
    const desk = opened().pass(HOUR);
    says(says(desk, ana, "agent"), ana, "agent");
    expect(desk.clock("periodicUpdate")).toMatchObject({ instance: 1, startedAt: instant("2026-11-23T09:00:00Z") });
    says(desk.pass(HOUR), ana, "agent");
    expect(desk.told()).toEqual(["slaMet firstReply 60", "slaMet periodicUpdate 60"]);
  });
});
