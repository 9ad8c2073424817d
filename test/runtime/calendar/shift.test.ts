import { describe, expect, test } from "vitest";
import type { WorkingHours } from "../../../blueprints/calendar.ts";
import { isOpen } from "../../../runtime/calendar/calendar.ts";
import { compileCalendar } from "../../../runtime/calendar/compile-calendar.ts";
import { backAt, shiftEndAfter } from "../../../runtime/calendar/shift.ts";

const days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const calendar = (hours: [string, string][], on: readonly string[] = days.slice(0, 5)) => {
  const week: WorkingHours["week"] = Object.fromEntries(on.map((day) => [day, hours]));
  return compileCalendar({ timeZone: "Europe/Paris", week });
};
const at = (text: string): number => Date.parse(text);
const shown = (instant: number | null): string | null => (instant === null ? null : new Date(instant).toISOString());
const MONDAY = at("2026-11-23T08:00:00Z");

describe("the end of a shift", () => {
  test("is the evening, not the hour at noon; then that of the next day, and on Friday that of Monday", () => {
    const office = calendar([
      ["09:00", "12:00"],
      ["13:00", "18:00"],
    ]);
    const first = shiftEndAfter(office, MONDAY);
    expect(shown(first)).toBe("2026-11-23T17:00:00.000Z");
    expect(shown(shiftEndAfter(office, at("2026-11-23T11:30:00Z")))).toBe("2026-11-23T17:00:00.000Z");
    expect(shown(shiftEndAfter(office, first ?? 0))).toBe("2026-11-24T17:00:00.000Z");
    expect(shown(shiftEndAfter(office, at("2026-11-27T17:00:00Z")))).toBe("2026-11-30T17:00:00.000Z");
  });

  test("a break of more than two hours ends it", () => {
    const split = calendar([
      ["08:00", "11:00"],
      ["14:00", "18:00"],
    ]);
    expect(shown(shiftEndAfter(split, MONDAY))).toBe("2026-11-23T10:00:00.000Z");
    const two = calendar([
      ["08:00", "11:00"],
      ["13:00", "18:00"],
    ]);
    expect(shown(shiftEndAfter(two, MONDAY))).toBe("2026-11-23T17:00:00.000Z");
  });

  test("a shift over midnight ends in the morning, and one day and night never does", () => {
    const night = calendar(
      [
        ["00:00", "06:00"],
        ["22:00", "24:00"],
      ],
      days,
    );
    expect(shown(shiftEndAfter(night, at("2026-11-23T22:00:00Z")))).toBe("2026-11-24T05:00:00.000Z");
    expect(shiftEndAfter(calendar([["00:00", "24:00"]], days), MONDAY)).toBeNull();
  });

  test("after the clocks have changed it is the same hour on the wall", () => {
    const sunday = calendar([["09:00", "17:00"]], days);
    expect(shown(shiftEndAfter(sunday, at("2026-03-28T12:00:00Z")))).toBe("2026-03-28T16:00:00.000Z");
    expect(shown(shiftEndAfter(sunday, at("2026-03-29T12:00:00Z")))).toBe("2026-03-29T15:00:00.000Z");
  });

  test("at its very instant the calendar is closed, whatever instant it was asked at", () => {
    const office = calendar([["09:00", "17:30"]]);
    for (let n = 0; n < 400; n++) {
      const from = MONDAY + n * 7_411_003;
      const end = shiftEndAfter(office, from) ?? 0;
      expect(end).toBeGreaterThan(from);
      expect([isOpen(office, end), isOpen(office, end - 1)]).toEqual([false, true]);
    }
  });
});

describe("when somebody who left is back", () => {
  const office = calendar([["09:00", "18:00"]]);
  const evening = at("2026-11-23T17:00:00Z");

  test("at the next opening of his hours, and not before his absence ends", () => {
    expect(shown(backAt(office, evening, null))).toBe("2026-11-24T08:00:00.000Z");
    expect(shown(backAt(office, evening, at("2026-11-26T11:00:00Z")))).toBe("2026-11-26T11:00:00.000Z");
    expect(shown(backAt(office, evening, at("2026-11-28T11:00:00Z")))).toBe("2026-11-30T08:00:00.000Z");
    expect(shown(backAt(office, evening, at("2026-11-20T11:00:00Z")))).toBe("2026-11-24T08:00:00.000Z");
  });

  test("without hours of his own, when his absence ends", () => {
    expect(backAt(null, evening, evening + 5)).toBe(evening + 5);
  });
});
