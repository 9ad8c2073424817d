import { describe, expect, it } from "vitest";
import { durationPhrase, readDuration } from "../../../designer/rules/typed-duration.ts";

describe("a length of time as people type it", () => {
  it.each([
    ["4 h", "PT4H", null],
    ["4h", "PT4H", null],
    ["4 working hours", "PT4H", "working"],
    ["4 business hours", "PT4H", "working"],
    ["4 heures ouvrées", "PT4H", "working"],
    ["2 jours ouvrés", "P2D", "working"],
    ["2 calendar days", "P2D", "calendar"],
    ["30 min", "PT30M", null],
    ["2 d", "P2D", null],
    ["2 j", "P2D", null],
    ["1 h 30", "PT1H30M", null],
    ["1h30", "PT1H30M", null],
    ["1:30", "PT1H30M", null],
    ["1.5 h", "PT1H30M", null],
    ["1,5 h", "PT1H30M", null],
    ["48 hours", "PT48H", null],
    ["1 day and 4 hours", "P1DT4H", null],
    ["1 day, 4 hours", "P1DT4H", null],
    ["90 seconds", "PT1M30S", null],
    ["PT48H", "PT48H", null],
    ["p3d", "P3D", null],
  ])("reads %j", (typed, iso, time) => {
    expect(readDuration(typed)).toEqual({ iso, time });
  });

  it.each([
    "",
    "4",
    "soon",
    "4 x",
    "> 4 h",
    "-4 h",
    "0 h",
    "0.5 d",
    "2 weeks",
    "3 months",
    "1000 years",
    "P1M",
    "4 h h",
  ])("refuses %j", (typed) => {
    expect(readDuration(typed)).toBeNull();
  });

  it.each([
    ["PT4H", "working", "4 working hours", "4 heures ouvrées"],
    ["PT1H", "working", "1 working hour", "1 heure ouvrée"],
    ["P2D", "working", "2 working days", "2 jours ouvrés"],
    ["PT1H30M", "working", "1 working hour 30 minutes", "1 heure 30 minutes ouvrées"],
    ["PT48H", "calendar", "48 hours", "48 heures"],
    ["PT30M", "calendar", "30 minutes", "30 minutes"],
  ] as const)("says %s of %s time in words that it reads again", (iso, time, en, fr) => {
    expect(durationPhrase(iso, time, "en")).toBe(en);
    expect(durationPhrase(iso, time, "fr")).toBe(fr);
    for (const words of [en, fr])
      expect(readDuration(words)).toEqual({ iso, time: time === "working" ? "working" : null });
  });
});
