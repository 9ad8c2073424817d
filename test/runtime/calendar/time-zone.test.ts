import { describe, expect, test } from "vitest";
import { timeZone } from "../../../runtime/calendar/time-zone.ts";
import { timeZoneNames, timeZoneRelease } from "../../../runtime/calendar/time-zone-data.ts";
import { changes } from "./oracle.ts";

const HOUR = 3_600_000;
const offset = (name: string, at: string): number => (timeZone(name)?.offsetAt(Date.parse(at)) ?? Number.NaN) / HOUR;
const instant = (name: string, local: string): string =>
  new Date(timeZone(name)?.instantOf(Date.parse(`${local}Z`)) ?? Number.NaN).toISOString();

/** Decrees that reached one of the two packages only: Manitoba and Cuba stay on summer time from November 2026. */
const DECREED = ["America/Winnipeg", "America/Rainy_River", "Canada/Central", "America/Havana", "Cuba"];

describe("time zones", () => {
  test("follow decrees: Morocco and British Columbia in 2026", () => {
    expect(timeZoneRelease).toMatch(/^20\d\d[a-z]$/);
    expect(offset("Africa/Casablanca", "2026-01-10T12:00:00Z")).toBe(1);
    expect(offset("Africa/Casablanca", "2026-03-01T12:00:00Z")).toBe(0);
    expect(offset("Africa/Casablanca", "2026-06-01T12:00:00Z")).toBe(1);
    expect(offset("Africa/Casablanca", "2026-11-22T12:00:00Z")).toBe(0);
    expect(offset("America/Vancouver", "2026-12-01T12:00:00Z")).toBe(-7);
  });

  test("shift by half an hour in Lord Howe and by two hours in Troll", () => {
    expect(offset("Australia/Lord_Howe", "2026-07-01T00:00:00Z")).toBe(10.5);
    expect(offset("Australia/Lord_Howe", "2026-12-01T00:00:00Z")).toBe(11);
    expect(offset("Antarctica/Troll", "2026-07-01T00:00:00Z")).toBe(2);
    expect(offset("Antarctica/Troll", "2026-12-01T00:00:00Z")).toBe(0);
  });

  test("16: a time that never was moves forward by the gap, one that came twice is its first", () => {
    expect(instant("Europe/Berlin", "2026-03-29T02:30:00")).toBe("2026-03-29T01:30:00.000Z");
    expect(instant("Europe/Berlin", "2026-03-29T03:00:00")).toBe("2026-03-29T01:00:00.000Z");
    expect(instant("Europe/Berlin", "2026-10-25T02:30:00")).toBe("2026-10-25T00:30:00.000Z");
    expect(instant("Europe/Berlin", "2026-10-25T03:00:00")).toBe("2026-10-25T02:00:00.000Z");
    expect(instant("Australia/Lord_Howe", "2026-10-04T02:15:00")).toBe("2026-10-03T15:45:00.000Z");
    expect(instant("Pacific/Apia", "2011-12-30T12:00:00")).toBe("2011-12-30T22:00:00.000Z");
  });

  test("agree with another package of the same database in every zone, from 2024 to 2100", () => {
    for (const name of timeZoneNames) {
      if (DECREED.includes(name)) continue;
      const zone = timeZone(name);
      for (const { at, offset: wanted } of changes(name)) {
        if (at < Date.UTC(2024, 6) || at > Date.UTC(2100, 11)) continue;
        expect([name, at, zone?.offsetAt(at)]).toEqual([name, at, wanted]);
        expect([name, at, zone?.offsetAt(at - 1) === wanted]).toEqual([name, at, false]);
      }
    }
  });

  test("a name that nobody knows is no zone", () => {
    for (const name of ["Mars/Base", "", "toString", "+05:75"]) expect(timeZone(name)).toBe(null);
  });
});
