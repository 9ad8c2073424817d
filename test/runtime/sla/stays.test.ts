import { describe, expect, test } from "vitest";
import { published, requester } from "../desk.ts";
import { ana, BH, ClockDesk, HOUR, MINUTE, policy, promise, world } from "./clock-desk.ts";

const lou = { ...ana, rights: ["jump", "revoke", "excuse"] as const };
const state = (id: string, status = "open", more: object = {}) => ({ id, name: id, status, ...more });
const step = (id: string, from: string[] | "any", to: string, more: object = {}) => ({
  id,
  name: id,
  from,
  to,
  ...more,
});
const process = (states: object[], transitions: object[], more: object = {}) =>
  published({ key: "flow", entry: { into: { new: "triage", open: "triage" } }, states, transitions, ...more });
const notify = (to: string) => ({ do: "notify", to: [to], text: "Time is up" });
const at = (given: ReturnType<typeof process>, from: string, more: object = {}) =>
  ClockDesk.opened(world({ blueprints: [given], hours: BH, ...more }), from, { assignee: "agent:ana" });

const triageLimit = {
  within: "PT4H",
  time: "working",
  warnAt: 0.75,
  escalate: [
    { at: "breach", do: [notify("agent:lead"), { do: "addTag", tag: "late" }] },
    { at: "PT2H", do: [notify("agent:manager")] },
  ],
};

describe("stays that a blueprint limits", () => {
  test("B20: entered on Friday at 16:30, triage warns on Monday at 10:30, breaks at 11:30 and reaches the manager at 13:30", () => {
    const desk = at(process([state("triage", "open", { limit: triageLimit })], []), "2026-11-20T15:30:00Z");
    expect(desk.clock("stateStay")).toMatchObject({ of: "triage", instance: 1, warned: false, breached: false });
    const effects: string[] = [];
    for (const until of [
      "2026-11-23T10:29:59Z",
      "2026-11-23T10:30:01Z",
      "2026-11-23T12:29:59Z",
      "2026-11-23T12:30:00Z",
    ]) {
      desk.on(until);
      effects.push(desk.effects.flatMap((effect) => (effect.type === "notify" ? effect.to : [])).join());
    }
    expect(desk.told()).toEqual([
      "slaWarning stateStay 2026-11-23T09:30:00Z",
      "slaBreached stateStay 2026-11-23T10:30:00Z",
      "slaEscalated stateStay 2026-11-23T12:30:00Z",
    ]);
    expect(effects).toEqual(["", "agent:lead", "agent:lead", "agent:manager"]);
    expect(desk.present.tags).toEqual(["late"]);
    expect(desk.journal.find(({ type }) => type === "slaBreached")).toMatchObject({
      by: "system",
      rule: "blueprint:flow@1/states/triage/limit",
    });
  });

  test("B21: three working days for the whole process, without the states in which it rests", () => {
    const limit = { within: "P3D", time: "working", pausedIn: ["waiting"] };
    const flow = process(
      [state("triage"), state("waiting", "pending")],
      [step("ask", ["triage"], "waiting"), step("back", ["waiting"], "triage")],
      { limit },
    );
    const desk = at(flow, "2026-11-23T08:00:00Z").on("2026-11-24T08:00:00Z").step(ana, "ask");
    expect(desk.clock("processStay")).toMatchObject({ state: "paused", pausedBy: { state: "waiting" } });
    desk.on("2026-11-24T17:00:00Z").step(ana, "back");
    expect(desk.due("processStay")).toBe("2026-11-26T17:00:00Z");
    expect(desk.clock("processStay")?.targetMs).toBe(27 * HOUR);
  });

  test("leaving in time meets the limit; each visit is measured anew, or all of them together, as drawn", () => {
    const flow = (counts: string) =>
      process(
        [state("triage", "open", { limit: { within: "PT1H", time: "calendar", counts } }), state("done")],
        [step("go", ["triage"], "done"), step("back", ["done"], "triage")],
      );
    const visits = (counts: string) => {
      const desk = at(flow(counts), "2026-11-23T08:00:00Z")
        .pass(40 * MINUTE)
        .step(ana, "go");
      desk
        .pass(HOUR)
        .step(ana, "back")
        .pass(30 * MINUTE)
        .step(ana, "go");
      desk
        .pass(HOUR)
        .step(ana, "back")
        .pass(30 * MINUTE);
      return desk;
    };
    expect(visits("visit").told()).toEqual(["slaMet stateStay 40", "slaMet stateStay 30"]);
    // 40 minutes, then 20 more; the third visit has nothing new to tell.
    expect(visits("allVisits").told()).toEqual(["slaMet stateStay 40", "slaBreached stateStay 2026-11-23T10:00:00Z"]);
    expect(visits("allVisits").clock("stateStay")).toMatchObject({ instance: 3, breached: true });
  });

  test("B26: taken out of its blueprint, the stays stop; put in again, they are others", () => {
    const flow = process([state("triage", "open", { limit: triageLimit })], [], {
      limit: { within: "P1D", time: "calendar" },
    });
    const desk = at(flow, "2026-11-23T08:00:00Z").pass(HOUR);
    desk.send({ type: "revokeRequested", reason: "Wrong one" }, lou);
    expect(desk.clocks()).toEqual([]);
    expect(desk.wakeAt).toBeNull();
    desk.pass(HOUR).send({ type: "entryRequested", blueprint: "flow" }, lou);
    expect(desk.clocks().map(({ metric, instance }) => [metric, instance])).toEqual([
      ["stateStay", 2],
      ["processStay", 2],
    ]);
  });

  test("a finished process has no more time to keep; reopened, it goes on with what is left", () => {
    const flow = process(
      [state("triage"), state("done", "solved", { final: "resolved", reenter: "triage" })],
      [step("finish", ["triage"], "done")],
      { limit: { within: "PT3H", time: "calendar" } },
    );
    const desk = at(flow, "2026-11-23T08:00:00Z").pass(HOUR).step(ana, "finish");
    expect(desk.told()).toEqual(["slaMet processStay 60"]);
    expect(desk.clock("processStay")).toMatchObject({ state: "resting" });
    desk.pass(24 * HOUR).says(requester, "It is broken again.");
    expect(desk.due("processStay")).toBe("2026-11-24T11:00:00Z");
  });

  test("A13: while the third party has it the clocks stand still, and the ticket says for how long it was paused", () => {
    const flow = process(
      [state("triage"), state("third", "hold"), state("answered"), state("closed", "closed", { final: "resolved" })],
      [
        step("ask", ["triage"], "third"),
        step("answer", ["third"], "answered", { start: { on: "thirdPartyReplied" } }),
        step("back", ["third"], "answered"),
      ],
    );
    const own = policy({ calendar: "par", targets: [promise("agentWork", 240)] });
    const desk = at(flow, "2026-11-23T08:00:00Z", { policies: [own] })
      .on("2026-11-23T09:00:00Z")
      .step(ana, "ask");
    expect(desk.clock("agentWork")).toMatchObject({ state: "paused", pausedBy: { status: "hold", state: null } });
    desk.on("2026-11-24T09:00:00Z");
    expect(desk.line("agentWork")?.spans.at(-1)).toEqual({
      from: Date.parse("2026-11-23T09:00:00Z"),
      to: Date.parse("2026-11-24T09:00:00Z"),
      counted: false,
      calendar: null,
      ms: 0,
      why: { status: "hold", state: null },
    });
    desk.step(ana, "back");
    expect(desk.due("agentWork")).toBe("2026-11-24T12:00:00Z");
  });
});
