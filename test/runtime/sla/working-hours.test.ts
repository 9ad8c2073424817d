import { describe, expect, test } from "vitest";
import { ana, ClockDesk, MINUTE, PAR, policy, promise, shown, week, world } from "./clock-desk.ts";

const first = (minutes: number, more: object = {}) =>
  policy({ calendar: "par", targets: [promise("firstReply", minutes, more)] });
const opened = (at: string, minutes: number, hours = PAR) =>
  ClockDesk.opened(world({ policies: [first(minutes)], hours }), at);

describe("first replies that are due by the office's clock", () => {
  test("S29: the hour that autumn repeats is no working hour; the breach says when it was due, the ledger what was counted", () => {
    const desk = opened("2026-10-23T13:30:00Z", 480);
    expect(desk.due("firstReply")).toBe("2026-10-26T14:30:00Z");
    desk.on("2026-10-26T15:00:00Z").says(ana, "Sorry, late.");
    expect(desk.told()).toEqual(["slaBreached firstReply 2026-10-26T14:30:00Z"]);
    expect(desk.line("firstReply")).toMatchObject({
      result: "breached",
      elapsedMs: 510 * MINUTE,
      workingMs: 510 * MINUTE,
      calendarMs: 4410 * MINUTE,
    });
    expect(desk.line("firstReply")?.spans.map(({ ms }) => ms / MINUTE)).toEqual([90, 420]);
  });

  test("S30: the hour that spring leaves out is nobody's loss", () => {
    expect(opened("2026-03-27T15:00:00Z", 240).due("firstReply")).toBe("2026-03-30T10:00:00Z");
  });

  test("S31: calendar time runs through the change of the clocks", () => {
    const always = policy({ targets: [{ metric: "firstReply", within: "PT12H", time: "calendar" }] });
    const desk = ClockDesk.opened(world({ policies: [always] }), "2026-03-28T19:00:00Z");
    expect(desk.due("firstReply")).toBe("2026-03-29T07:00:00Z");
    expect(desk.clock("firstReply")).toMatchObject({ calendar: null, open: null });
  });

  test("S32: New York changes its clocks a week later", () => {
    const desk = opened("2026-10-30T20:00:00Z", 180, { ...PAR, timeZone: "America/New_York" });
    expect(desk.due("firstReply")).toBe("2026-11-02T16:00:00Z");
  });

  test("S33: a holiday and a week-end count nothing", () => {
    const desk = opened("2026-04-30T14:30:00Z", 120, { ...PAR, holidays: ["2026-05-01"] });
    expect(desk.due("firstReply")).toBe("2026-05-04T08:30:00Z");
  });

  test("S34: nor does a holiday of two days", () => {
    const desk = opened("2026-12-23T15:00:00Z", 600, { ...PAR, holidays: ["2026-12-24", "2026-12-25"] });
    expect(desk.due("firstReply")).toBe("2026-12-29T09:00:00Z");
  });

  test("S35: what comes on a Saturday is counted from Monday", () => {
    const desk = opened("2026-11-21T10:00:00Z", 60);
    expect(desk.due("firstReply")).toBe("2026-11-23T09:00:00Z");
    const open = desk.clock("firstReply")?.open;
    expect([shown(open?.from), shown(open?.to)]).toEqual(["2026-11-23T08:00:00Z", "2026-11-23T16:00:00Z"]);
  });

  test("S36: due at closing time is the evening, not the next morning; a reply at that instant meets it, a second later does not", () => {
    const desk = opened("2026-11-23T08:00:00Z", 480);
    expect(desk.due("firstReply")).toBe("2026-11-23T16:00:00Z");
    const replied = (at: string) => {
      const one = opened("2026-11-23T08:00:00Z", 480).on(at).says(ana, "Here.");
      return [one.told(), one.line("firstReply")?.result];
    };
    expect(replied("2026-11-23T15:59:59Z")).toEqual([[expect.stringContaining("slaMet")], "met"]);
    expect(replied("2026-11-23T16:00:00Z")).toEqual([["slaMet firstReply 480"], "met"]);
    const late = [["slaBreached firstReply 2026-11-23T16:00:00Z"], "breached"];
    expect(replied("2026-11-23T16:00:01Z")).toEqual(late);
    expect(replied("2026-11-23T16:00:00.001Z")).toEqual(late);
  });

  test("S37: nobody works at noon", () => {
    const lunch = { timeZone: "Europe/Paris", week: week(["09:00", "12:00"], ["13:30", "18:00"]) };
    expect(opened("2026-11-26T10:15:00Z", 180, lunch).due("firstReply")).toBe("2026-11-26T14:45:00Z");
  });
});
