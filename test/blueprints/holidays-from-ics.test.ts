import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarSchema } from "../../blueprints/calendar.ts";
import { type HolidaysFromIcs, holidaysFromIcs } from "../../blueprints/holidays-from-ics.ts";
import { daysIn } from "../../blueprints/ics/day.ts";

const file = (...events: readonly string[]): string =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", ...events, "END:VCALENDAR", ""].join("\r\n");
const event = (...lines: readonly string[]): string => ["BEGIN:VEVENT", ...lines, "END:VEVENT"].join("\r\n");
const day = (date: string, name: string, ...more: readonly string[]): string =>
  event(`DTSTART;VALUE=DATE:${date}`, `SUMMARY:${name}`, ...more);

function good(read: HolidaysFromIcs) {
  if (!read.ok) throw new Error(`line ${read.line}: ${read.message.en}`);
  return read;
}
const dates = (text: string): readonly string[] => good(holidaysFromIcs(text)).holidays.map(({ date }) => date);
function refused(text: string) {
  const read = holidaysFromIcs(text);
  if (read.ok) throw new Error("The file was taken.");
  expect(read.message.fr).not.toBe(read.message.en);
  return { line: read.line, message: read.message.en };
}

describe("days off from an .ics file", () => {
  it("takes all-day events with their names, in the order of days", () => {
    expect(good(holidaysFromIcs(file(day("20261225", "Noël"), day("20260501", "Fête du travail"))))).toEqual({
      ok: true,
      holidays: [
        { date: "2026-05-01", name: "Fête du travail" },
        { date: "2026-12-25", name: "Noël" },
      ],
      skipped: [],
    });
  });

  it("reads folded lines, escapes, parameters with quotes, a byte order mark, and lines that end in LF", () => {
    const text = `\uFEFF${file(
      event(
        'dtstart;value=date;X-NOTE="a:b;c":20260714',
        "SUMMARY;LANGUAGE=fr:Fête nationale\\, prise\r\n  de la Bastille\\nParis \\; \\\\",
        "BEGIN:VALARM",
        "SUMMARY:not this one",
        "TRIGGER:-PT15M",
        "END:VALARM",
      ),
    ).replaceAll("\r\n", "\n")}`;
    expect(good(holidaysFromIcs(text)).holidays).toEqual([
      { date: "2026-07-14", name: "Fête nationale, prise de la Bastille Paris ; \\" },
    ]);
  });

  it("writes an event of several days day by day; DTEND is the day after the last", () => {
    expect(dates(file(day("20261224", "Closed", "DTEND;VALUE=DATE:20261226")))).toEqual(["2026-12-24", "2026-12-25"]);
    expect(dates(file(day("20261224", "Closed", "DTEND;VALUE=DATE:20261224")))).toEqual(["2026-12-24"]);
    expect(dates(file(day("20261231", "Closed", "DURATION:P2D")))).toEqual(["2026-12-31", "2027-01-01"]);
    expect(dates(file(day("20260228", "Closed", "DURATION:P1W")))).toHaveLength(7);
  });

  it("keeps the first name of a day that stands there twice", () => {
    expect(good(holidaysFromIcs(file(day("20261225", "Noël"), day("20261225", "Christmas")))).holidays).toEqual([
      { date: "2026-12-25", name: "Noël" },
    ]);
  });

  it("repeats a yearly day up to 2100, and from 2000 on", () => {
    const yearly = dates(file(day("19890714", "Fête nationale", "RRULE:FREQ=YEARLY")));
    expect(yearly).toHaveLength(101);
    expect([yearly[0], yearly.at(-1)]).toEqual(["2000-07-14", "2100-07-14"]);
    expect(dates(file(day("20240229", "Leap day", "RRULE:FREQ=YEARLY;UNTIL=20320301")))).toEqual([
      "2024-02-29",
      "2028-02-29",
      "2032-02-29",
    ]);
  });

  it("follows COUNT, INTERVAL and UNTIL", () => {
    expect(dates(file(day("20260101", "x", "RRULE:FREQ=YEARLY;COUNT=3")))).toEqual([
      "2026-01-01",
      "2027-01-01",
      "2028-01-01",
    ]);
    expect(dates(file(day("20260101", "x", "RRULE:FREQ=YEARLY;INTERVAL=4;UNTIL=20340101T000000Z")))).toEqual([
      "2026-01-01",
      "2030-01-01",
      "2034-01-01",
    ]);
  });

  it("follows a weekday of a month, from its start and from its end", () => {
    expect(dates(file(day("20261126", "Thanksgiving", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;COUNT=3")))).toEqual([
      "2026-11-26",
      "2027-11-25",
      "2028-11-23",
    ]);
    expect(dates(file(day("20260525", "Memorial day", "RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO;COUNT=2")))).toEqual([
      "2026-05-25",
      "2027-05-31",
    ]);
    expect(dates(file(day("20260228", "Last", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1;COUNT=3")))).toEqual([
      "2026-02-28",
      "2027-02-28",
      "2028-02-29",
    ]);
  });

  it("leaves days out by EXDATE and adds some by RDATE", () => {
    expect(
      dates(
        file(
          day(
            "20260101",
            "x",
            "RRULE:FREQ=YEARLY;COUNT=3",
            "EXDATE;VALUE=DATE:20270101",
            "RDATE;VALUE=DATE:20270104,20280103",
          ),
        ),
      ),
    ).toEqual(["2026-01-01", "2027-01-04", "2028-01-01", "2028-01-03"]);
  });

  it("says in a sentence with its line what it leaves out", () => {
    const read = good(
      holidaysFromIcs(
        file(
          event("DTSTART:20261225T090000Z", "SUMMARY:Meeting"),
          day("20260104", "Sundays", "RRULE:FREQ=WEEKLY;BYDAY=SU"),
          day("20260105", "Gone", "STATUS:CANCELLED"),
          day("19991231", "Past"),
          day("20260501", "Kept"),
        ),
      ),
    );
    expect(read.holidays.map(({ name }) => name)).toEqual(["Kept"]);
    expect(read.skipped.map(({ en }) => en)).toEqual([
      "Line 4: “Meeting” is not an all-day event.",
      "Line 8: “Sundays” repeats otherwise than on a day of the year; write its days one by one.",
      "Line 13: “Gone” is cancelled.",
      "Line 18: “Past” lies outside the years 2000 to 2100.",
    ]);
    expect(read.skipped[0]?.fr).toBe("Ligne 4 : « Meeting » n'est pas un événement de toute la journée.");
  });
});

describe("an .ics file that is refused", () => {
  it("names the line of a day that does not exist", () => {
    expect(refused(file(day("20260230", "x")))).toEqual({
      line: 5,
      message: "“20260230” is no day; a day is written 20261225.",
    });
    expect(refused(file(day("20260101", "x", "DTEND;VALUE=DATE:20261301"))).line).toBe(7);
    expect(refused(file(day("20260101", "x", "EXDATE;VALUE=DATE:20260101,nonsense"))).line).toBe(7);
    expect(refused(file(day("2026-01-01", "x"))).line).toBe(5);
  });

  it("names an event that ends before it begins, has no start, or a rule that cannot be read", () => {
    expect(refused(file(day("20260105", "x", "DTEND;VALUE=DATE:20260101"))).message).toBe(
      "The event ends before it begins.",
    );
    expect(refused(file(event("SUMMARY:x"))).line).toBe(4);
    expect(refused(file(day("20260101", "x", "RRULE:FREQ=YEARLY;INTERVAL=0")))).toEqual({
      line: 7,
      message: "This recurrence rule cannot be read.",
    });
    expect(refused(file(day("20260101", "x", "DURATION:PT1H"))).line).toBe(7);
  });

  it("is none: another text, nothing, one cut off in the middle, ends without beginnings", () => {
    for (const text of ["", "hello", "{}", "BEGIN:VCARD\r\nEND:VCARD"])
      expect(refused(text)).toMatchObject({ line: 1, message: expect.stringContaining("no calendar file") });
    expect(refused("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101").line).toBe(2);
    expect(refused("BEGIN:VCALENDAR\nEND:VEVENT\nEND:VCALENDAR").line).toBe(2);
  });

  it("is 5 MB or more", () => {
    const text = file(day("20260101", "x".repeat(5 * 1_048_576)));
    expect(refused(text).message).toContain("5 MB");
    expect(refused(file(day("20260101", "é".repeat(3 * 1_048_576)))).message).toContain("5 MB");
  });

  it("holds more than 5,000 days, however they are written", () => {
    const bombs = [
      file(day("20000101", "x", "DTEND;VALUE=DATE:21001231")),
      file(day("20000101", "x", "RRULE:FREQ=YEARLY", "DTEND;VALUE=DATE:20000401")),
      file(...Array.from({ length: 60 }, () => day("20000101", "x", "RRULE:FREQ=YEARLY"))),
      file(
        day(
          "20000101",
          "x",
          `RRULE:FREQ=YEARLY;COUNT=999999999;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYMONTHDAY=${Array.from({ length: 31 }, (_, index) => index + 1)}`,
        ),
      ),
      file(...Array.from({ length: 5001 }, (_, index) => day("20260101", `x${index}`))),
    ];
    for (const bomb of bombs) expect(refused(bomb).message).toContain("more than 5,000");
  });

  it("takes exactly 5,000", () => {
    expect(dates(file(day("20000101", "x", "DURATION:P5000D")))).toHaveLength(5000);
  });
});

describe("whatever a file holds", () => {
  const line = fc.oneof(
    fc.constantFrom(
      "BEGIN:VEVENT",
      "END:VEVENT",
      "BEGIN:VALARM",
      "DTSTART;VALUE=DATE:20260101",
      "RRULE:FREQ=YEARLY;BYDAY=5MO;BYMONTH=2",
      "RRULE:FREQ=SECONDLY;COUNT=999999999",
      " folded",
      "EXDATE:20260101",
    ),
    fc.string(),
    fc
      .tuple(fc.constantFrom("DTSTART", "DTEND", "RRULE", "SUMMARY", "DURATION"), fc.string())
      .map((two) => two.join(":")),
  );

  it("is taken or refused with a line that the file has, and never thrown at", () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const text = ["BEGIN:VCALENDAR", ...lines, "END:VCALENDAR"].join("\n");
        const read = holidaysFromIcs(text);
        if (read.ok) return read.holidays.length <= 5000;
        return read.line >= 1 && read.line <= text.split(/\r\n|\n|\r/).length;
      }),
    );
  });

  it("comes to days that a calendar document takes", () => {
    const days = fc.record({
      year: fc.integer({ min: 2000, max: 2100 }),
      month: fc.integer({ min: 1, max: 12 }),
      date: fc.integer({ min: 1, max: 31 }),
      name: fc.string({ maxLength: 300 }),
    });
    fc.assert(
      fc.property(fc.array(days, { maxLength: 20 }), (written) => {
        const two = (number: number): string => String(number).padStart(2, "0");
        const events = written.map(({ year, month, date, name }) =>
          day(`${year}${two(month)}${two(Math.min(date, daysIn(year, month)))}`, name.replaceAll(/[\r\n]/g, "")),
        );
        const { holidays } = good(holidaysFromIcs(file(...events)));
        return calendarSchema.safeParse({
          kind: "calendar",
          schemaVersion: 1,
          key: "k",
          name: "k",
          timeZone: "Europe/Paris",
          week: { mon: [["09:00", "17:00"]] },
          holidays,
        }).success;
      }),
    );
  });
});
