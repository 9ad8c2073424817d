import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { stableText } from "../../blueprints/stable.ts";
import { isPublishable, verify } from "../../blueprints/verify.ts";
import { timeZoneNames } from "../../runtime/calendar/time-zone-data.ts";

const office = {
  kind: "calendar",
  schemaVersion: 1,
  key: "office",
  name: { en: "Office", fr: "Bureau" },
  timeZone: "Europe/Paris",
  week: {
    mon: [
      ["09:00", "12:00"],
      ["12:00", "24:00"],
    ],
    tue: [["00:00", "06:00"]],
  },
  holidays: ["2026-12-25", { date: "2026-05-01", name: { en: "Labour Day", fr: "Fête du Travail" } }],
  openings: { "2026-12-27": [["10:00", "16:00"]] },
  dayLength: "PT7H30M",
};
const found = (change: object): string[] =>
  verify({ ...office, ...change }).findings.map(({ code, pointer }) => `${code} ${pointer}`);

describe("a calendar", () => {
  test("takes spans that meet, 24:00, named holidays, openings and a day length", () => {
    expect(found({})).toEqual([]);
    expect(isPublishable(verify(office))).toBe(true);
    expect(found({ timeZone: "Europe/Kyiv" })).toEqual([]);
    expect(found({ timeZone: "Europe/Kiev" })).toEqual([]);
    expect(found({ week: {}, openings: office.openings })).toEqual([]);
  });

  test("refuses spans that overlap, run backwards, are empty or sit on no time of day", () => {
    const week = (...mon: readonly string[][]): string[] => found({ week: { mon } });
    expect(week(["09:00", "12:00"], ["11:00", "13:00"])).toEqual(["calendar.spansOverlap /week/mon/1"]);
    expect(week(["09:00", "12:00"], ["09:00", "12:00"])).toEqual(["calendar.spansOverlap /week/mon/1"]);
    expect(week(["14:00", "18:00"], ["09:00", "15:00"])).toEqual(["calendar.spansOverlap /week/mon/1"]);
    expect(week(["22:00", "06:00"])).toEqual(["calendar.spanBackwards /week/mon/0"]);
    expect(week(["09:00", "09:00"])).toEqual(["calendar.spanBackwards /week/mon/0"]);
    expect(week(["24:00", "24:00"])).toEqual(["calendar.spanBackwards /week/mon/0"]);
    for (const time of ["25:00", "9:00", "09:60", "24:01", "09:00:00", ""])
      expect(week([time, "23:00"])).toEqual(["grammar.wrongForm /week/mon/0/0"]);
    expect(week(["09:00"])).toHaveLength(1);
    expect(found({ openings: { "2026-12-27": [["10:00", "08:00"]] } })).toEqual([
      "calendar.spanBackwards /openings/2026-12-27/0",
    ]);
  });

  test("refuses days that do not exist and unknown weekdays, and warns of a holiday that stands there twice", () => {
    for (const date of ["2026-02-30", "2027-02-29", "2026-13-01", "26-01-01", "2026-12-25T00:00:00Z"])
      expect(found({ holidays: [date] })).toEqual(["grammar.invalid /holidays/0"]);
    expect(found({ holidays: ["2028-02-29"] })).toEqual([]);
    expect(found({ openings: { "2026-02-30": [["10:00", "16:00"]] } })).toEqual([
      "grammar.wrongKey /openings/2026-02-30",
    ]);
    expect(found({ week: { monday: [["09:00", "10:00"]] } })[0]).toMatch(/\/week/);
    expect(found({ holidays: ["2026-12-25", { date: "2026-12-25", name: "Christmas" }] })).toEqual([
      "calendar.holidayTwice /holidays/1",
    ]);
  });

  test("refuses unknown zones, offsets for zones, and hours in which no minute is open", () => {
    for (const timeZone of ["Europe/Atlantis", "+01:00", "CEST", "europe/paris", "toString"])
      expect(found({ timeZone })).toEqual(["calendar.unknownZone /timeZone"]);
    expect(found({ week: {}, openings: {} })).toEqual(["calendar.neverOpen /week"]);
    expect(found({ week: { mon: [] }, openings: { "2026-12-27": [] } })).toEqual(["calendar.neverOpen /week"]);
    expect(found({ dayLength: "P1D" })).toEqual(["calendar.dayLength /dayLength"]);
    expect(found({ dayLength: "PT25H" })).toEqual(["calendar.dayLength /dayLength"]);
  });

  test("says every refusal in English and French", () => {
    const bad = {
      timeZone: "Nowhere",
      week: {
        mon: [
          ["10:00", "09:00"],
          ["9", "10:00"],
        ],
      },
      holidays: ["2026-02-30"],
    };
    for (const change of [bad, { week: {}, openings: {} }, { timeZone: "Nowhere" }, { openings: { "2026-02-30": [] } }])
      for (const { message } of verify({ ...office, ...change }).findings) {
        expect(message.en).not.toBe("");
        expect(message.fr).not.toBe(message.en);
      }
  });

  test("knows exactly the zones of the time zone data (npm run generate)", () => {
    const file = new URL("../../blueprints/time-zones.json", import.meta.url);
    expect(readFileSync(file, "utf8")).toBe(stableText([...timeZoneNames]));
  });
});
