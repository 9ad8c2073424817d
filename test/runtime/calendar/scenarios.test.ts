import { describe, expect, test } from "vitest";
import type { WorkingHours } from "../../../blueprints/calendar.ts";
import { library } from "../../../blueprints/library.ts";
import { add, between, isOpen, nextOpening, spansBetween, workingMs } from "../../../runtime/calendar/calendar.ts";
import { compileCalendar } from "../../../runtime/calendar/compile-calendar.ts";

const weekdays = (...hours: [string, string][]): WorkingHours["week"] =>
  Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, hours]));
const par = (more: Partial<WorkingHours> = {}): WorkingHours => ({
  timeZone: "Europe/Paris",
  week: weekdays(["09:00", "17:00"]),
  ...more,
});
const at = (text: string): number => Date.parse(text);
const due = (hours: WorkingHours, from: string, minutes: number): string =>
  new Date(add(compileCalendar(hours), at(from), minutes * 60_000) ?? Number.NaN).toISOString().replace(".000", "");
const minutes = (hours: WorkingHours, from: string, to: string): number =>
  between(compileCalendar(hours), at(from), at(to)) / 60_000;

describe("working time in worked scenarios", () => {
  test("S29: autumn change of clocks", () => {
    expect(due(par(), "2026-10-23T13:30:00Z", 480)).toBe("2026-10-26T14:30:00Z");
    expect(minutes(par(), "2026-10-23T13:30:00Z", "2026-10-26T15:00:00Z")).toBe(510);
  });

  test("S30: spring change of clocks", () => {
    expect(due(par(), "2026-03-27T15:00:00Z", 240)).toBe("2026-03-30T10:00:00Z");
  });

  test("S30: a day that the clocks skip has no hours, whatever its weekday would have", () => {
    // Samoa went from Thursday 29 to Saturday 31 December 2011.
    const apia = par({ timeZone: "Pacific/Apia", openings: { "2011-12-30": [["06:00", "20:00"]] } });
    expect(minutes(apia, "2011-12-28T10:00:00Z", "2012-01-01T10:00:00Z")).toBe(480 + 480);
    expect(due(apia, "2011-12-29T19:00:00Z", 600)).toBe("2012-01-01T21:00:00Z");
  });

  test("S31: day and night, the clocks' change counts as real time", () => {
    const always = library.find(({ document }) => document.key === "always")?.document;
    if (always?.kind !== "calendar") throw new Error("not shipped");
    expect(due(always, "2026-03-28T19:00:00Z", 720)).toBe("2026-03-29T07:00:00Z");
  });

  test("S32: New York changes a week after Paris", () => {
    expect(due(par({ timeZone: "America/New_York" }), "2026-10-30T20:00:00Z", 180)).toBe("2026-11-02T16:00:00Z");
  });

  test("S33: a holiday before the week-end", () => {
    expect(due(par({ holidays: ["2026-05-01"] }), "2026-04-30T14:30:00Z", 120)).toBe("2026-05-04T08:30:00Z");
  });

  test("S34: a holiday of two days", () => {
    const hours = par({ holidays: ["2026-12-24", { date: "2026-12-25", name: "Christmas" }] });
    expect(due(hours, "2026-12-23T15:00:00Z", 600)).toBe("2026-12-29T09:00:00Z");
  });

  test("S35: created outside hours", () => {
    expect(due(par(), "2026-11-21T10:00:00Z", 60)).toBe("2026-11-23T09:00:00Z");
    const compiled = compileCalendar(par());
    expect(isOpen(compiled, at("2026-11-21T10:00:00Z"))).toBe(false);
    expect(nextOpening(compiled, at("2026-11-21T10:00:00Z"))).toBe(at("2026-11-23T08:00:00Z"));
  });

  test("S36: work that ends with the day is due at its end, one millisecond more the next morning", () => {
    expect(due(par(), "2026-11-23T08:00:00Z", 480)).toBe("2026-11-23T16:00:00Z");
    expect(add(compileCalendar(par()), at("2026-11-23T08:00:00Z"), 480 * 60_000 + 1)).toBe(
      at("2026-11-24T08:00:00.001Z"),
    );
    expect(isOpen(compileCalendar(par()), at("2026-11-23T16:00:00Z"))).toBe(false);
  });

  test("S37: a lunch break", () => {
    const hours = par({ week: weekdays(["09:00", "12:00"], ["13:30", "18:00"]) });
    expect(due(hours, "2026-11-26T10:15:00Z", 180)).toBe("2026-11-26T14:45:00Z");
    expect(spansBetween(compileCalendar(hours), at("2026-11-26T10:15:00Z"), at("2026-11-26T14:45:00Z"))).toEqual([
      { from: at("2026-11-26T10:15:00Z"), to: at("2026-11-26T11:00:00Z") },
      { from: at("2026-11-26T12:30:00Z"), to: at("2026-11-26T14:45:00Z") },
    ]);
  });

  test("B24: the fourteenth of July in the shipped Paris office", () => {
    const paris = library.find(({ document }) => document.key === "paris-office")?.document;
    if (paris?.kind !== "calendar") throw new Error("not shipped");
    expect(due(paris, "2026-07-13T15:00:00Z", 240)).toBe("2026-07-15T10:00:00Z");
    // B20 counts in the same hours: warned at three quarters, then late, then two hours more.
    expect([180, 240].map((target) => due(paris, "2026-11-20T15:30:00Z", target))).toEqual([
      "2026-11-23T09:30:00Z",
      "2026-11-23T10:30:00Z",
    ]);
  });
});

describe("the days of a calendar", () => {
  test("an opening replaces its day wholly and wins over a holiday", () => {
    const hours = par({
      holidays: ["2026-11-25"],
      openings: { "2026-11-25": [["10:00", "12:00"]], "2026-11-28": [["09:00", "10:00"]], "2026-11-26": [] },
    });
    expect(minutes(hours, "2026-11-25T00:00:00Z", "2026-11-26T00:00:00Z")).toBe(120);
    expect(minutes(hours, "2026-11-26T00:00:00Z", "2026-11-27T00:00:00Z")).toBe(0);
    expect(minutes(hours, "2026-11-28T00:00:00Z", "2026-11-29T00:00:00Z")).toBe(60);
  });

  test("a working day is the longest weekday unless it is set", () => {
    const hours = par({
      week: {
        mon: [
          ["09:00", "12:00"],
          ["13:00", "17:30"],
        ],
        fri: [["09:00", "12:00"]],
      },
    });
    expect(workingMs(compileCalendar(hours), { days: 3, ms: 60_000 })).toBe(3 * 7.5 * 3_600_000 + 60_000);
    expect(workingMs(compileCalendar({ ...hours, dayLength: "PT7H" }), { days: 3, ms: 0 })).toBe(21 * 3_600_000);
    expect(compileCalendar(par({ week: {}, openings: { "2026-11-28": [["09:00", "10:00"]] } })).dayMs).toBe(3_600_000);
  });

  test("hours past midnight are one span of two days", () => {
    const hours = par({ week: { fri: [["22:00", "24:00"]], sat: [["00:00", "06:00"]] } });
    expect(spansBetween(compileCalendar(hours), at("2026-11-27T00:00:00Z"), at("2026-11-30T00:00:00Z"))).toEqual([
      { from: at("2026-11-27T21:00:00Z"), to: at("2026-11-28T05:00:00Z") },
    ]);
  });

  test("outside the years 2000 to 2100 nothing is due, and nothing is open", () => {
    const compiled = compileCalendar(par());
    expect(add(compiled, at("2100-12-31T00:00:00Z"), 100 * 86_400_000)).toBe(null);
    expect(add(compiled, at("1999-12-31T00:00:00Z"), 1)).toBe(null);
    expect(add(compiled, Number.NaN, 1)).toBe(null);
    expect(add(compiled, at("2026-11-21T10:00:00Z"), -1)).toBe(null);
    expect(add(compiled, at("2026-11-21T10:00:00Z"), 0)).toBe(at("2026-11-21T10:00:00Z"));
    expect(nextOpening(compiled, at("2101-06-01T00:00:00Z"))).toBe(null);
    expect(between(compiled, at("2026-11-24T10:00:00Z"), at("2026-11-23T10:00:00Z"))).toBe(0);
    expect(compiled.timeZoneRelease).toMatch(/^20\d\d[a-z]$/);
  });
});
