import { describe, expect, it } from "vitest";
import type { Calendar } from "../../../../blueprints/calendar.ts";
import { readValue } from "../../../../blueprints/read.ts";
import { holidayOf, newTo, withHolidays, withOpenings } from "../../../../designer/screens/calendars/days-off.ts";
import { plainCalendar } from "../../../../designer/screens/calendars/plain-calendar.ts";
import { isCalendarLike } from "../../../../designer/screens/calendars/readable.ts";

const plain = plainCalendar("desk", "Desk");

describe("days off", () => {
  it("stand in order, and the key goes with the last of them", () => {
    const some = withHolidays(plain, ["2026-12-25", holidayOf("2026-01-01", "New Year")]);
    expect(some.holidays).toEqual([{ date: "2026-01-01", name: "New Year" }, "2026-12-25"]);
    expect(withHolidays(some, [])).toEqual(plain);
    expect(withOpenings(withOpenings(plain, { "2026-12-24": [] }), {})).toEqual(plain);
  });

  it("are dates alone where the name is empty, in every language", () => {
    expect(holidayOf("2026-12-25", "")).toBe("2026-12-25");
    expect(holidayOf("2026-12-25", { en: "", fr: "" })).toBe("2026-12-25");
  });

  it("of an import are told apart from those that stand there", () => {
    const known = withHolidays(plain, ["2026-12-25"]);
    const found = [
      { date: "2026-12-25", name: "Noël" },
      { date: "2027-01-01", name: "Jour de l’an" },
    ];
    expect(newTo(known, found)).toEqual({ fresh: [found[1]], there: [found[0]] });
  });
});

describe("a new calendar", () => {
  it("obeys the grammar", () => {
    expect(readValue(plain).ok).toBe(true);
  });

  it("is shown unfinished, but not where its hours cannot be drawn", () => {
    const unfinished: Calendar = { ...plain, name: "", timeZone: "Nowhere/City", week: {} };
    expect(isCalendarLike(unfinished)).toBe(true);
    expect(isCalendarLike({ ...plain, week: { mon: [["25:00", "26:00"]] } })).toBe(false);
    expect(isCalendarLike({ ...plain, kind: "template" })).toBe(false);
  });
});
