import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Calendar } from "../../../../blueprints/calendar.ts";
import { calendarFindings } from "../../../../blueprints/check-calendar.ts";
import {
  closed,
  hoursText,
  opened,
  openMinutes,
  painted,
  readHours,
  readTime,
  replaced,
  retimed,
  timeOf,
  type Week,
  withDay,
} from "../../../../designer/screens/calendars/week.ts";
import { keyAnswer } from "../../../../designer/screens/calendars/week-keys.ts";

const minute = fc.integer({ min: 0, max: 1440 });
const area = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }), minute, minute)
  .map(([a, b, c, d]) => ({
    days: [Math.min(a, b), Math.max(a, b)] as const,
    from: Math.min(c, d),
    to: Math.max(c, d),
  }));

describe("painting a week", () => {
  it("unites what touches and cuts what is closed", () => {
    expect(opened([[540, 720]], 720, 1080)).toEqual([[540, 1080]]);
    expect(closed([[540, 1080]], 720, 840)).toEqual([
      [540, 720],
      [840, 1080],
    ]);
    expect(replaced([[540, 720]], 0, 600, 605)).toEqual([[600, 605]]);
  });

  it("never makes spans that the checks refuse, and counts what it opened", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(area, fc.boolean()), { maxLength: 12 }), (strokes) => {
        const week = strokes.reduce<Week>((next, [where, open]) => painted(next, where, open), {});
        const calendar: Calendar = {
          ...{ kind: "calendar", schemaVersion: 1, key: "any", name: "Any", timeZone: "Europe/Paris" },
          week,
        };
        const codes = calendarFindings(calendar).map((it) => it.code);
        expect(codes.filter((code) => code !== "calendar.neverOpen")).toEqual([]);
        const closing = painted(week, { days: [0, 6], from: 0, to: 1440 }, false);
        expect(closing).toEqual({});
        expect(openMinutes(painted(week, { days: [0, 6], from: 0, to: 1440 }, true))).toBe(7 * 1440);
      }),
    );
  });

  it("makes two spans that meet at midnight of hours that run past it", () => {
    const week = withDay({}, "sun", [[1200, 1320]]);
    expect(retimed(week, "sun", 0, 1320, 360)).toEqual({ mon: [["00:00", "06:00"]], sun: [["22:00", "24:00"]] });
    expect(retimed(week, "sun", 0, 1320, 0)).toEqual({ sun: [["22:00", "24:00"]] });
  });

  it("keeps the days in their order and leaves closed ones out", () => {
    const week = withDay(withDay({}, "fri", [[540, 600]]), "mon", [[540, 600]]);
    expect(Object.keys(week)).toEqual(["mon", "fri"]);
    expect(withDay(week, "mon", [])).toEqual({ fri: [["09:00", "10:00"]] });
  });
});

describe("hours as a text", () => {
  it("reads times of day as people write them, and nothing else", () => {
    expect(["9", "9:30", "0930", "9h30", "24:00", "00:00"].map(readTime)).toEqual([540, 570, 570, 570, 1440, 0]);
    expect(["24:01", "25:00", "9:60", "nine", "", "-1"].map(readTime)).toEqual([null, null, null, null, null, null]);
  });

  it("reads several spans and refuses those that end before they begin", () => {
    expect(readHours("9-12, 14:00 – 18:00")).toEqual([
      [540, 720],
      [840, 1080],
    ]);
    expect(readHours("")).toEqual([]);
    expect(readHours("18:00–09:00")).toBeNull();
    expect(readHours("9–12–18")).toBeNull();
    expect(readHours("from nine")).toBeNull();
  });

  it("reads what it wrote", () => {
    fc.assert(
      fc.property(fc.array(area, { maxLength: 5 }), (areas) => {
        const hours = areas.reduce<ReturnType<typeof opened>>((all, { from, to }) => opened(all, from, to), []);
        const text = hoursText(hours.map(([from, to]) => [timeOf(from), timeOf(to)] as const));
        expect(readHours(text)).toEqual(hours);
      }),
    );
  });
});

describe("the keys of the week", () => {
  const week: Week = { mon: [["09:00", "12:00"]] };
  const at = { days: [0, 0], from: 540, to: 555 } as const;
  const press = (key: string, shiftKey = false, where: Parameters<typeof keyAnswer>[1] = at) =>
    keyAnswer(week, where, { key, shiftKey, ctrlKey: false, metaKey: false, altKey: false });

  it("moves with arrows and extends with Shift, inside the week", () => {
    expect(press("ArrowDown")).toEqual({ kind: "cursor", area: { days: [0, 0], from: 555, to: 570 } });
    expect(press("ArrowDown", true)).toEqual({ kind: "cursor", area: { days: [0, 0], from: 540, to: 570 } });
    expect(press("ArrowRight", true)).toEqual({ kind: "cursor", area: { days: [0, 1], from: 540, to: 555 } });
    expect(press("ArrowLeft")).toEqual({ kind: "cursor", area: at });
    expect(press("End")).toEqual({ kind: "cursor", area: { days: [0, 0], from: 1425, to: 1440 } });
  });

  it("opens with Enter, closes with Delete, and takes a whole span with Space", () => {
    expect(press("Enter")).toEqual({ kind: "paint", open: true });
    expect(press("Delete")).toEqual({ kind: "paint", open: false });
    expect(press(" ")).toEqual({ kind: "cursor", area: { days: [0, 0], from: 540, to: 720 } });
  });

  it("leaves Tab, letters and combinations to the page", () => {
    expect(press("Tab")).toBeNull();
    expect(press("j")).toBeNull();
    expect(
      keyAnswer(week, at, { key: "Enter", shiftKey: false, ctrlKey: true, metaKey: false, altKey: false }),
    ).toBeNull();
  });
});
