import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, between, isOpen, nextOpening, spansBetween } from "../../../runtime/calendar/calendar.ts";
import { compileCalendar } from "../../../runtime/calendar/compile-calendar.ts";
import { changes, type OracleCalendar, walkAdd, walkBetween } from "./oracle.ts";

const ZONES = [
  ...[
    "Australia/Lord_Howe",
    "Antarctica/Troll",
    "Africa/Casablanca",
    "Pacific/Apia",
    "America/St_Johns",
    "Asia/Tehran",
  ],
  ...["Asia/Kathmandu", "Europe/Paris", "America/New_York", "Asia/Tokyo", "Africa/Cairo", "America/Sao_Paulo"],
  ...["Asia/Kolkata", "Europe/London", "Europe/Dublin", "America/Santiago", "Pacific/Auckland", "Pacific/Chatham"],
  ...["Australia/Adelaide", "America/Asuncion", "Asia/Beirut", "Asia/Jerusalem", "Pacific/Easter", "Europe/Kiev"],
];
const WEEKS: readonly OracleCalendar["week"][] = [
  { mon: [["09:00", "18:00"]], tue: [["09:00", "18:00"]], wed: [["09:00", "18:00"]], fri: [["09:00", "12:15"]] },
  everyDay([
    ["00:00", "02:20"],
    ["02:40", "06:00"],
    ["22:00", "24:00"],
  ]),
  everyDay([
    ["00:30", "01:15"],
    ["02:00", "02:10"],
    ["02:10", "03:30"],
    ["23:15", "23:45"],
  ]),
  everyDay([["00:00", "24:00"]]),
];
function everyDay(spans: OracleCalendar["week"][string]): OracleCalendar["week"] {
  return Object.fromEntries(["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, spans]));
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FROM = Date.UTC(2024, 6);
const TO = Date.UTC(2100, 10);

const calendars = ZONES.flatMap((timeZone) =>
  WEEKS.map(
    (week): OracleCalendar => ({
      timeZone,
      week,
      holidays: ["2026-03-30", "2026-10-26", "2026-12-25", "2027-03-28"],
      openings: { "2026-12-25": [["10:00", "16:00"]], "2026-11-01": [["00:00", "02:30"]], "2027-03-14": [] },
    }),
  ),
).map((hours) => ({
  hours,
  compiled: compileCalendar({
    ...hours,
    week: mutable(hours.week),
    holidays: [...hours.holidays],
    openings: mutable(hours.openings),
  }),
}));

function mutable(spans: OracleCalendar["week"]): { [day: string]: [string, string][] } {
  return Object.fromEntries(Object.entries(spans).map(([day, list]) => [day, list.map(([from, to]) => [from, to])]));
}

const one = fc.constantFrom(...calendars);
const instant = fc.integer({ min: FROM, max: TO });
const nearChange = (timeZone: string): fc.Arbitrary<number> => {
  const at = changes(timeZone)
    .map((change) => change.at)
    .filter((moment) => moment > FROM && moment < TO);
  return at.length === 0
    ? instant
    : fc.tuple(fc.constantFrom(...at), fc.integer({ min: -2 * DAY, max: 2 * DAY })).map(([moment, by]) => moment + by);
};
/** Half of the starts lie within 48 hours of a clock change. */
const drawn = one.chain((calendar) =>
  fc.record({
    calendar: fc.constant(calendar),
    from: fc.oneof(instant, nearChange(calendar.hours.timeZone)),
    length: fc.oneof(fc.integer({ min: 1, max: 6 * HOUR }), fc.integer({ min: 1, max: 12 * DAY })),
    work: fc.oneof(fc.integer({ min: 1, max: 4 * HOUR }), fc.integer({ min: 1, max: 4 * DAY })),
  }),
);
const RUNS = { numRuns: 3000, seed: 20261122 };

describe("working time against a walk through the days", () => {
  test("R30: between finds what the walk finds", () => {
    fc.assert(
      fc.property(drawn, ({ calendar: { hours, compiled }, from, length }) => {
        expect(between(compiled, from, from + length)).toBe(walkBetween(hours, from, from + length));
      }),
      RUNS,
    );
  });

  test("R30: add finds what the walk finds", () => {
    fc.assert(
      fc.property(drawn, ({ calendar: { hours, compiled }, from, work }) => {
        const walked = walkAdd(hours, from, work);
        if (walked !== null) expect(add(compiled, from, work)).toBe(walked);
      }),
      RUNS,
    );
  });
});

describe("laws of working time", () => {
  test("between(a, add(a, n)) = n, and nothing earlier has n", () => {
    fc.assert(
      fc.property(drawn, ({ calendar: { compiled }, from, work }) => {
        const due = add(compiled, from, work);
        if (due === null) return;
        expect(between(compiled, from, due)).toBe(work);
        expect(between(compiled, from, due - 1)).toBe(work - 1);
      }),
      RUNS,
    );
  });

  test("splitting an interval, or adding in two goes, changes nothing", () => {
    fc.assert(
      fc.property(drawn, fc.double({ min: 0, max: 1, noNaN: true }), (draw, part) => {
        const { compiled } = draw.calendar;
        const { from, length, work } = draw;
        const middle = from + Math.floor(length * part);
        const sum = between(compiled, from, middle) + between(compiled, middle, from + length);
        expect(sum).toBe(between(compiled, from, from + length));
        const first = add(compiled, from, Math.floor(work * part));
        if (first === null) return;
        expect(add(compiled, first, work - Math.floor(work * part))).toBe(add(compiled, from, work));
      }),
      RUNS,
    );
  });

  test("later starts and longer work are never due earlier", () => {
    fc.assert(
      fc.property(drawn, ({ calendar: { compiled }, from, length, work }) => {
        const due = add(compiled, from, work) ?? Number.POSITIVE_INFINITY;
        expect(add(compiled, from + length, work) ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(due);
        expect(add(compiled, from, work + length) ?? Number.POSITIVE_INFINITY).toBeGreaterThan(due - 1);
      }),
      RUNS,
    );
  });

  test("the counted spans are open, apart, and add up to what is between", () => {
    fc.assert(
      fc.property(drawn, ({ calendar: { compiled }, from, length }) => {
        const spans = spansBetween(compiled, from, from + length);
        expect(spans.reduce((sum, span) => sum + span.to - span.from, 0)).toBe(between(compiled, from, from + length));
        for (const span of spans) {
          expect(isOpen(compiled, span.from) && isOpen(compiled, span.to - 1)).toBe(true);
          expect(nextOpening(compiled, span.from)).toBe(span.from);
        }
        const opening = nextOpening(compiled, from);
        if (opening !== null && opening > from) expect(between(compiled, from, opening)).toBe(0);
      }),
      { ...RUNS, numRuns: 1000 },
    );
  });
});
