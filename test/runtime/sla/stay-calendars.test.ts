import { describe, expect, test } from "vitest";
import type { Fact } from "../../../blueprints/facts.ts";
import { SYSTEM } from "../../../blueprints/people.ts";
import { ledgerOf } from "../../../runtime/clocks/ledger.ts";
import type { Definitions } from "../../../runtime/definitions.ts";
import { evolve } from "../../../runtime/evolve.ts";
import { published, requester } from "../desk.ts";
import { ana, BH, ClockDesk, HOUR, MINUTE, PAR, type World, world } from "./clock-desk.ts";

const EIGHT = "2026-11-23T08:00:00Z";
const limit = { within: "PT10H", time: "working", calendar: "par" };
const state = (id: string, status = "open", more: object = {}) => ({ id, name: id, status, ...more });
const step = (id: string, from: string, to: string, more: object = {}) => ({
  id,
  name: id,
  from: [from],
  to,
  ...more,
});
const flowWith = (own: object, more: object = {}) =>
  published({
    key: "flow",
    entry: { into: { new: "triage", open: "triage" } },
    states: [state("triage", "open", { limit: own }), state("waiting", "pending"), state("done", "solved", DONE)],
    transitions: [
      step("ask", "triage", "waiting"),
      step("back", "waiting", "triage"),
      step("late", "waiting", "triage", { start: { after: "PT20H", time: "calendar" } }),
      step("finish", "triage", "done"),
    ],
    ...more,
  });
const DONE = { final: "resolved", reenter: "triage" };
const flow = flowWith(limit);
const whole = flowWith({ within: "PT90H", time: "calendar" }, { limit });

/** The calendar `par` closes at 17:00; its second version, an hour later. */
const old = (given = flow, more: World = {}) => world({ blueprints: [given], ...more });
const anew = (given = flow, more: World = {}) => world({ blueprints: [given], calendars: { "par@2": BH }, ...more });
const opened = (given = flow) => ClockDesk.opened(old(given), EIGHT, { assignee: "agent:ana" });

function republish(desk: ClockDesk, definitions = anew(), names = ["calendar:par@2"]): ClockDesk {
  desk.definitions = definitions;
  desk.send({ type: "rearmRequested", definitions: names, wakeAt: desk.wakeAt }, SYSTEM);
  return desk;
}

const spans = (desk: ClockDesk, metric: "stateStay" | "processStay", instance = 1) =>
  desk.line(metric, instance)?.spans.flatMap(({ counted, calendar, ms }) => (counted ? [[calendar, ms / HOUR]] : []));

describe("the version of its calendar by which a stay counts", () => {
  test("entering a state with a limit names it, and entering one without names nothing", () => {
    const desk = opened();
    expect(desk.journal.find(({ type }) => type === "blueprintEntered")).toMatchObject({
      calendars: { state: "par@1" },
    });
    desk.step(ana, "ask");
    expect(desk.facts.find(({ type }) => type === "stateEntered")).not.toHaveProperty("calendars");
    desk.step(ana, "back");
    expect(desk.facts.find(({ type }) => type === "stateEntered")).toMatchObject({ calendars: { state: "par@1" } });
    const calendarTime = opened(flowWith({ within: "PT10H", time: "calendar" }));
    expect(JSON.stringify(calendarTime.journal)).not.toContain("calendars");
  });

  test("S60: the ledger of an old stay is the same to the byte after its calendar is published anew", () => {
    for (const given of [flow, whole]) {
      const desk = opened(given).on("2026-11-24T10:00:00Z").step(ana, "finish").on("2026-11-25T10:00:00Z");
      const told = JSON.stringify(desk.ledger());
      expect(told).toContain("par@1");
      expect(JSON.stringify(ledgerOf(anew(given), desk.journal, desk.now))).toBe(told);
      republish(desk, anew(given));
      expect(JSON.stringify(desk.ledger())).toBe(told);
    }
  });

  test("a stay that runs adds up each period under its own version, and the journal names the new one", () => {
    for (const [given, metric] of [
      [flow, "stateStay"],
      [whole, "processStay"],
    ] as const) {
      const desk = opened(given).on("2026-11-24T08:00:00Z");
      expect(desk.due(metric)).toBe("2026-11-24T10:00:00Z");
      republish(desk.on("2026-11-24T09:00:00Z"), anew(given));
      const calendars = metric === "stateStay" ? { state: "par@2" } : { process: "par@2" };
      expect(desk.facts).toMatchObject([{ type: "rearmed", definitions: ["calendar:par@2"], calendars }]);
      // Nine hours by the old one, one left by the new one.
      expect(desk.due(metric)).toBe("2026-11-24T10:00:00Z");
      desk.on("2026-11-24T20:00:00Z");
      expect(spans(desk, metric)).toEqual([
        ["par@1", 8],
        ["par@1", 1],
        ["par@2", 8],
      ]);
      expect(desk.line(metric)).toMatchObject({ elapsedMs: 17 * HOUR, target: { calendar: "par@2" } });
      expect(desk.clock(metric)).toMatchObject({ elapsedMs: 17 * HOUR, calendar: "par@2" });
    }
  });

  test("the due instant moves with the hours to come, and the length of a working day with the new version", () => {
    const days = flowWith({ ...limit, within: "P2D" });
    const desk = republish(opened(days).on("2026-11-23T19:00:00Z"), anew(days));
    // Eight hours have passed of twice nine.
    expect(desk.clock("stateStay")).toMatchObject({ targetMs: 18 * HOUR, elapsedMs: 8 * HOUR });
    expect(desk.due("stateStay")).toBe("2026-11-25T09:00:00Z");
  });

  test("reached again by the same version, or by one that it does not count by, nothing is written", () => {
    const desk = republish(opened().on("2026-11-23T09:00:00Z"));
    expect(desk.types()).toEqual(["rearmed"]);
    republish(desk);
    expect(desk.facts).toEqual([]);
    republish(desk, anew(flow, { calendars: { "par@2": BH, "paris-office@2": BH } }), ["calendar:paris-office@2"]);
    expect(desk.facts).toEqual([]);
  });

  test("the version in force reaches it, not the one whose turn has gone by", () => {
    const third = world({ blueprints: [flow], calendars: { "par@2": BH, "par@3": PAR } });
    const desk = republish(opened().on("2026-11-23T09:00:00Z"), third);
    expect(desk.facts).toMatchObject([
      { definitions: ["calendar:par@2", "calendar:par@3"], calendars: { state: "par@3" } },
    ]);
  });

  test("whatever happens before the re-arming has come brings the new version too", () => {
    const desk = opened().on("2026-11-23T09:00:00Z");
    desk.definitions = anew();
    desk.says(ana, "Soon.");
    expect(desk.facts.at(-1)).toMatchObject({
      type: "rearmed",
      by: "system",
      definitions: ["calendar:par@2"],
      calendars: { state: "par@2" },
    });
    republish(desk);
    expect(desk.facts).toEqual([]);
  });

  test("what came due under the former version acts at its own instant, however late it is noticed", () => {
    const short = flowWith({ ...limit, within: "PT8H30M" });
    const desk = opened(short);
    desk.now = Date.parse("2026-11-24T12:00:00Z");
    republish(desk, anew(short));
    expect(desk.told()).toEqual(["slaBreached stateStay 2026-11-24T08:30:00Z"]);
    desk.on("2026-11-24T17:00:00Z");
    expect(spans(desk, "stateStay")).toEqual([
      ["par@1", 8],
      ["par@1", 4],
      ["par@2", 5],
    ]);
  });

  test("a state that a late worker enters counts by the version that was in force then", () => {
    const publishedAt = { "par@2": Date.parse("2026-11-24T12:00:00Z") };
    const desk = opened().on("2026-11-23T10:00:00Z").step(ana, "ask");
    desk.now = Date.parse("2026-11-24T12:00:00Z");
    republish(desk, anew(flow, { publishedAt }));
    expect(desk.facts.filter(({ type }) => type === "stateEntered")).toMatchObject([
      { at: Date.parse("2026-11-24T06:00:00Z"), calendars: { state: "par@1" } },
    ]);
    desk.on("2026-11-24T17:00:00Z");
    expect(spans(desk, "stateStay", 2)).toEqual([
      ["par@1", 4],
      ["par@2", 5],
    ]);
  });

  test("all visits together keep the versions of the earlier ones; each visit anew begins with its own", () => {
    const counts = (how: string) => {
      const given = flowWith({ ...limit, counts: how });
      const desk = opened(given).on("2026-11-23T19:00:00Z").step(ana, "ask");
      republish(desk, anew(given));
      expect(desk.facts).toEqual([]);
      return desk.on("2026-11-24T08:00:00Z").step(ana, "back").on("2026-11-24T20:00:00Z");
    };
    expect(spans(counts("allVisits"), "stateStay", 2)).toEqual([
      ["par@1", 8],
      ["par@2", 9],
    ]);
    expect(spans(counts("visit"), "stateStay", 2)).toEqual([["par@2", 9]]);
    expect(spans(counts("visit"), "stateStay", 1)).toEqual([["par@1", 8]]);
  });

  test("a finished process takes no new version; reopened, it goes on by the one in force", () => {
    const desk = opened(whole).on("2026-11-23T10:00:00Z").step(ana, "finish");
    republish(desk, anew(whole));
    expect(desk.facts).toEqual([]);
    desk.on("2026-11-24T08:00:00Z").says(requester, "It is broken again.");
    expect(desk.facts.find(({ type }) => type === "stateEntered")).toMatchObject({ calendars: { process: "par@2" } });
    desk.on("2026-11-24T20:00:00Z");
    expect(spans(desk, "processStay")).toEqual([
      ["par@1", 2],
      ["par@2", 9],
    ]);
  });

  test("a calendar that is there only later counts from the beginning, and is named then", () => {
    const { calendars: _, calendarVersions: __, calendar: ___, ...none } = old();
    const desk = ClockDesk.opened(none, EIGHT, { assignee: "agent:ana" }).on("2026-11-23T09:00:00Z");
    expect(desk.journal.find(({ type }) => type === "blueprintEntered")).not.toHaveProperty("calendars");
    republish(desk, old(), ["calendar:par@1"]);
    expect(desk.facts).toMatchObject([{ type: "rearmed", calendars: { state: "par@1" } }]);
    expect(desk.clock("stateStay")).toMatchObject({ elapsedMs: HOUR, calendar: "par@1" });
  });
});

/** As journals were written before they named calendars. */
const former = (journal: readonly Fact[]): readonly Fact[] =>
  journal.map((fact) => {
    if (fact.type !== "blueprintEntered" && fact.type !== "stateEntered" && fact.type !== "rearmed") return fact;
    const { calendars: _, ...rest } = fact;
    return rest;
  });

describe("journals that name no calendar for stays", () => {
  test("they are read by the version in force", () => {
    const desk = opened().on("2026-11-24T10:00:00Z").step(ana, "finish").on("2026-11-25T10:00:00Z");
    const read = (definitions: Definitions) =>
      ledgerOf(definitions, former(desk.journal), desk.now).find(({ metric }) => metric === "stateStay");
    expect(read(old())).toMatchObject({ elapsedMs: 10 * HOUR, target: { calendar: "par@1" } });
    expect(read(anew())).toMatchObject({
      elapsedMs: 11 * HOUR,
      target: { calendar: "par@2" },
    });
  });

  test("a stay that still runs is given its version by the next thing that happens, once, and the past stays as it was", () => {
    const written = opened().on("2026-11-23T09:00:00Z");
    const desk = new ClockDesk(old());
    desk.now = written.now;
    desk.journal = [...former(written.journal)];
    desk.ticket = desk.journal.reduce<ClockDesk["ticket"]>((ticket, fact) => evolve(ticket, fact), null);
    desk.pass(MINUTE).says(ana, "Soon.");
    expect(desk.facts.at(-1)).toMatchObject({ type: "rearmed", calendars: { state: "par@1" } });
    desk.pass(MINUTE).says(ana, "Soon.");
    expect(desk.types()).not.toContain("rearmed");
    republish(desk.on("2026-11-24T08:00:00Z"));
    desk.on("2026-11-24T20:00:00Z");
    expect(spans(desk, "stateStay")).toEqual([
      ["par@1", 8],
      ["par@2", 9],
    ]);
  });
});
