import { describe, expect, test } from "vitest";
import { SYSTEM } from "../../../blueprints/people.ts";
import { isNearlyDue } from "../../../runtime/clocks/nearly-due.ts";
import { published } from "../desk.ts";
import { ana, bruno, ClockDesk, HOUR, MINUTE, policy, promise, shown, world } from "./clock-desk.ts";

const NINE = "2026-11-23T08:00:00Z";
const calendar = (metric: string, within: string) => ({ metric, within, time: "calendar" });
const tag = (name: string) => ({ do: "addTag" as const, tag: name });

describe("what happens on the way of a clock", () => {
  const metrics = {
    firstReply: {
      warn: [{ at: 0.5 }, { before: "PT15M" }],
      escalate: [
        { at: "warning" as const, do: [tag("warned")] },
        { at: "breach" as const, do: [tag("late"), { do: "assign" as const, to: "group:leads" }] },
        { at: "PT1H", do: [tag("later")] },
        { at: "PT2H", do: [tag("latest")] },
      ],
    },
  };
  const watched = policy({ targets: [calendar("firstReply", "PT1H")], metrics });

  test("warnings, the breach and its steps act once each, at their own instants, whoever looks late", () => {
    const story = (late: boolean) => {
      const desk = ClockDesk.opened(world({ policies: [watched] }), NINE);
      if (late) desk.pass(5 * HOUR, true);
      else desk.pass(5 * HOUR);
      return desk;
    };
    const expected = [
      "slaWarning firstReply 2026-11-23T08:30:00Z",
      "slaWarning firstReply 2026-11-23T08:45:00Z",
      "slaBreached firstReply 2026-11-23T09:00:00Z",
      "slaEscalated firstReply 2026-11-23T10:00:00Z",
      "slaEscalated firstReply 2026-11-23T11:00:00Z",
    ];
    for (const late of [false, true]) {
      const desk = story(late);
      expect(desk.told()).toEqual(expected);
      expect(desk.present.tags).toEqual(["warned", "late", "later", "latest"]);
      expect(desk.present.group).toBe("group:leads");
      expect(desk.wakeAt).toBeNull();
    }
    expect(JSON.stringify(story(true).journal, apart)).toBe(JSON.stringify(story(false).journal, apart));
  });

  test("an answer before the breach silences it; one after it silences the steps", () => {
    const early = ClockDesk.opened(world({ policies: [watched] }), NINE)
      .pass(50 * MINUTE)
      .says(ana, "Hello.");
    expect(early.pass(5 * HOUR).present.tags).toEqual(["warned"]);
    const late = ClockDesk.opened(world({ policies: [watched] }), NINE)
      .pass(90 * MINUTE)
      .says(ana, "Hello.");
    expect(late.pass(5 * HOUR).present.tags).toEqual(["warned", "late"]);
  });

  test("what tells of lengths says of which kind of time they are", () => {
    const step = { escalate: [{ at: "P1D", do: [tag("later")] }] };
    const targets = [
      { metric: "firstReply", within: "PT1H", time: "working", calendar: "par" },
      calendar("totalResolution", "PT1H"),
    ];
    const own = policy({ targets, metrics: { firstReply: step, totalResolution: step } });
    const desk = ClockDesk.opened(world({ policies: [own] }), NINE).pass(48 * HOUR);
    expect(desk.journal.filter(({ type }) => type === "slaEscalated")).toMatchObject([
      { metric: "firstReply", step: "P1D", time: "working" },
      { metric: "totalResolution", step: "P1D", time: "calendar" },
    ]);
    const kept = ClockDesk.opened(world({ policies: [own] }), NINE)
      .pass(MINUTE)
      .says(ana, "Hello.");
    expect(kept.facts.at(-1)).toMatchObject({ type: "slaMet", targetMs: HOUR, time: "working" });
  });

  test("nobody is warned of what is over already", () => {
    const late = policy({ ...watched.document, when: { is: [{ var: "ticket.category" }, "vip"] } });
    const desk = ClockDesk.opened(world({ policies: [late] }), NINE)
      .pass(90 * MINUTE)
      .change(ana, { category: "vip" });
    expect(desk.told()).toEqual(["slaBreached firstReply 2026-11-23T09:00:00Z"]);
  });

  test("a warning in working time is so long before in working time", () => {
    const own = policy({
      calendar: "par",
      targets: [promise("firstReply", 120)],
      metrics: { firstReply: { warn: [{ before: "PT1H" }] } },
    });
    const desk = ClockDesk.opened(world({ policies: [own] }), "2026-11-20T15:30:00Z");
    expect([desk.due("firstReply"), shown(desk.wakeAt)]).toEqual(["2026-11-23T09:30:00Z", "2026-11-23T08:30:00Z"]);
  });

  test("transitions start on a warning, on the breach, and when a promise is kept", () => {
    const state = (id: string, status = "open") => ({ id, name: id, status });
    const flow = published({
      key: "flow",
      entry: { into: { new: "queue" } },
      states: ["queue", "soon", "late", "kept"].map((id) => state(id)),
      transitions: [
        { id: "warn", name: "w", from: ["queue"], to: "soon", start: { on: "slaWarning" } },
        { id: "breach", name: "b", from: ["soon"], to: "late", start: { on: "slaBreached" }, after: [tag("breached")] },
        { id: "meet", name: "m", from: "any", except: ["kept"], to: "kept", start: { on: "slaMet" } },
      ],
    });
    const desk = ClockDesk.opened(world({ policies: [watched], blueprints: [flow] }), NINE);
    expect(desk.pass(40 * MINUTE).state).toBe("soon");
    expect(desk.pass(40 * MINUTE).state).toBe("late");
    expect(desk.present.tags).toEqual(["warned", "late", "breached"]);
    const kept = ClockDesk.opened(world({ policies: [watched], blueprints: [flow] }), NINE).pass(MINUTE);
    expect(kept.says(ana, "Hello.").state).toBe("kept");
    expect(kept.types()).toEqual(["messageAdded", "slaMet", "transitionTaken", "stateEntered"]);
  });

  test("a transition may ask which time limit it is", () => {
    const state = (id: string) => ({ id, name: id, status: "open" });
    const of = (metric: string) => ({ on: "slaBreached", when: { is: [{ var: "event.clock.metric" }, metric] } });
    const flow = published({
      key: "flow",
      entry: { into: { new: "queue" } },
      states: ["queue", "slow", "unheard"].map(state),
      transitions: [
        { id: "slow", name: "s", from: ["queue"], to: "slow", start: of("totalResolution") },
        { id: "unheard", name: "u", from: ["queue"], to: "unheard", start: of("firstReply") },
      ],
    });
    const own = policy({ targets: [calendar("firstReply", "PT1H"), calendar("totalResolution", "PT2H")] });
    const desk = ClockDesk.opened(world({ policies: [own], blueprints: [flow] }), NINE);
    expect(desk.pass(3 * HOUR).state).toBe("unheard");
  });

  test("stays that move a ticket into each other for ever are stopped, and the ticket names them", () => {
    const limit = { within: "PT1M", time: "calendar" };
    const start = { on: "slaBreached" };
    const flow = published({
      key: "flow",
      entry: { into: { new: "ping" } },
      states: ["ping", "pong"].map((id) => ({ id, name: id, status: "open", limit })),
      transitions: [
        { id: "there", name: "t", from: ["ping"], to: "pong", start },
        { id: "back", name: "b", from: ["pong"], to: "ping", start },
      ],
    });
    const desk = ClockDesk.opened(world({ blueprints: [flow] }), NINE).pass(10 * HOUR);
    expect(desk.told()).toHaveLength(100);
    expect(desk.journal.filter(({ type }) => type === "loopCut")).toMatchObject([
      { rules: ["blueprint:flow@1/states/ping/limit", "blueprint:flow@1/states/pong/limit"] },
    ]);
    expect(desk.wakeAt).toBeNull();
  });

  test("at one instant people come first, then transitions that start by time, then breaches", () => {
    const flow = published({
      key: "flow",
      entry: { into: { new: "queue" } },
      states: [
        { id: "queue", name: "Queue", status: "open", limit: { within: "PT59M59S", time: "calendar" } },
        { id: "waiting", name: "Waiting", status: "pending" },
      ],
      transitions: [
        { id: "wait", name: "Wait", from: ["queue"], to: "waiting", start: { after: "PT1H", time: "calendar" } },
      ],
    });
    const own = policy({ targets: [calendar("requesterWait", "PT1H")] });
    const desk = ClockDesk.opened(world({ policies: [own], blueprints: [flow] }), NINE).pass(3 * HOUR, true);
    expect(desk.state).toBe("waiting");
    expect(desk.told()).toEqual(["slaBreached stateStay 2026-11-23T08:59:59Z"]);
    expect(desk.clock("requesterWait")).toMatchObject({ state: "paused", leftMs: 0, breached: false });
  });
});

describe("excusing a breach", () => {
  const hour = policy({ targets: [calendar("firstReply", "PT1H")] });
  const broken = () => ClockDesk.opened(world({ policies: [hour] }), NINE).pass(2 * HOUR);
  const excuse = (desk: ClockDesk, actor = ana, reason = "The power was off", instance = 1) => {
    desk.send({ type: "excuseRequested", clock: { metric: "firstReply", of: null, instance }, reason }, actor);
    return desk;
  };

  test("with the right and a reason it is excused, while the clock runs and after it has ended", () => {
    const desk = excuse(broken());
    expect(desk.facts).toMatchObject([{ type: "slaExcused", by: "agent:ana", reason: "The power was off" }]);
    expect(desk.clock("firstReply")).toMatchObject({ breached: true, excused: true });
    const ended = excuse(broken().says(ana, "Sorry."));
    expect(ended.line("firstReply")).toMatchObject({ result: "breached", excused: "The power was off" });
  });

  test("without the right, without a reason, without a breach, or twice, it is refused", () => {
    expect(excuse(broken(), bruno).refusals()).toEqual(["notAllowed "]);
    expect(excuse(broken(), ana, "  ").refusals()).toEqual(["missing /reason"]);
    expect(excuse(broken(), ana, "x", 2).refusals()).toEqual(["unknown /metric"]);
    expect(excuse(ClockDesk.opened(world({ policies: [hour] }), NINE)).refusals()).toEqual(["unknown /metric"]);
    expect(excuse(excuse(broken())).refusals()).toEqual(["unknown /metric"]);
  });
});

describe("the badge", () => {
  test("S56: it warns in the last quarter of the target or in the last 15 minutes, whichever is longer; past due it is over", () => {
    const nearly = (target: number, left: number) => isNearlyDue(target * MINUTE, left * MINUTE);
    expect([nearly(480, 121), nearly(480, 120)]).toEqual([false, true]);
    expect([nearly(30, 16), nearly(30, 15), nearly(30, 0), nearly(30, -1)]).toEqual([false, true, true, false]);
  });

  test("S56: on Friday evening what is due on Monday at 10:00 has one working hour left", () => {
    const own = policy({ calendar: "par", targets: [promise("firstReply", 120)] });
    const desk = ClockDesk.opened(world({ policies: [own] }), "2026-11-20T15:00:00Z").on("2026-11-20T16:00:00Z");
    expect(desk.due("firstReply")).toBe("2026-11-23T09:00:00Z");
    expect(desk.clock("firstReply")).toMatchObject({ leftMs: HOUR, time: "working" });
  });
});

describe("what re-arming tells", () => {
  test("a stay whose calendar changes is due otherwise, and the journal says why", () => {
    const limit = { within: "PT8H", time: "working", calendar: "par" };
    const flow = published({
      key: "flow",
      entry: { into: { new: "queue" } },
      states: [{ id: "queue", name: "Queue", status: "open", limit }],
      transitions: [],
    });
    const desk = ClockDesk.opened(world({ blueprints: [flow] }), "2026-11-23T10:00:00Z");
    const week = { mon: [["09:00", "12:00"]] as [string, string][], tue: [["09:00", "18:00"]] as [string, string][] };
    const shorter = { timeZone: "Europe/Paris", week };
    desk.definitions = world({ blueprints: [flow], calendars: { "par@2": shorter } });
    desk.send({ type: "rearmRequested", definitions: ["calendar:par@2"], wakeAt: desk.wakeAt }, SYSTEM);
    expect(desk.types()).toEqual(["rearmed"]);
    expect(desk.due("stateStay")).toBe("2026-11-24T15:00:00Z");
    desk.send({ type: "rearmRequested", definitions: ["calendar:par@2"], wakeAt: desk.wakeAt }, SYSTEM);
    expect(desk.types()).toEqual([]);
  });

  test("what the new hours make overdue acts when they have come, and not before its reason", () => {
    const limit = { within: "PT6H", time: "working", calendar: "par" };
    const flow = published({
      key: "flow",
      entry: { into: { new: "queue" } },
      states: [{ id: "queue", name: "Queue", status: "open", limit }],
      transitions: [],
    });
    const few = { timeZone: "Europe/Paris", week: { mon: [["11:00", "12:00"]] as [string, string][] } };
    const desk = ClockDesk.opened(world({ blueprints: [flow], hours: few }), NINE).pass(8 * HOUR);
    desk.definitions = world({ blueprints: [flow] });
    desk.send({ type: "rearmRequested", definitions: ["calendar:par@2"], wakeAt: desk.wakeAt }, SYSTEM);
    expect(desk.types()).toEqual(["rearmed", "slaBreached"]);
    expect(desk.facts.map(({ at }) => shown(at))).toEqual(["2026-11-23T16:00:00Z", "2026-11-23T16:00:00Z"]);
    expect(desk.facts[1]).toMatchObject({ dueAt: Date.parse("2026-11-23T14:00:00Z") });
  });
});

/** Ids and the instant of noticing tell who looked when. */
const apart = (key: string, value: unknown): unknown => (key === "noticedAt" || key === "id" ? null : value);
