import { describe, expect, test } from "vitest";
import type { WorkingHours } from "../../../blueprints/calendar.ts";
import { add, between, isOpen } from "../../../runtime/calendar/calendar.ts";
import { compileCalendar } from "../../../runtime/calendar/compile-calendar.ts";

type Spans = [string, string][];
const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
const on = (days: readonly (typeof DAYS)[number][], ...spans: Spans): WorkingHours["week"] =>
  Object.fromEntries(days.map((day) => [day, spans]));
const night: Spans = [
  ["00:00", "06:00"],
  ["22:00", "24:00"],
];
const ramadan = Object.fromEntries(
  Array.from({ length: 29 }, (_, day) => [
    new Date(Date.UTC(2026, 1, 18 + day)).toISOString().slice(0, 10),
    [
      ["09:00", "14:00"],
      ["20:00", "24:00"],
    ] satisfies Spans,
  ]),
);

/** Calendars of many places with an hour near which something happens to them; none opens or closes within a change of the clocks. */
const cases: readonly (readonly [name: string, from: string, hours: WorkingHours])[] = [
  [
    "Dubai, Friday afternoon off, before and in Ramadan",
    "2026-02-15",
    {
      timeZone: "Asia/Dubai",
      week: { ...on(["mon", "tue", "wed", "thu"], ["08:00", "17:00"]), ...on(["fri"], ["08:00", "12:00"]) },
      openings: ramadan,
    },
  ],
  [
    "Saturday mornings, summer time begins",
    "2026-03-27",
    {
      timeZone: "Europe/Paris",
      week: { ...on(["mon", "tue", "wed", "thu", "fri"], ["09:00", "18:00"]), ...on(["sat"], ["09:00", "12:30"]) },
    },
  ],
  ["half an hour comes twice", "2026-04-03", { timeZone: "Australia/Lord_Howe", week: on(DAYS, ["00:00", "24:00"]) }],
  ["half an hour is skipped", "2026-10-02", { timeZone: "Australia/Lord_Howe", week: on(DAYS, ["01:15", "02:45"]) }],
  [
    "a Friday is skipped",
    "2011-12-28",
    {
      timeZone: "Pacific/Apia",
      week: on(["mon", "tue", "wed", "thu", "fri"], ...night, ["12:00", "20:15"]),
    },
  ],
  [
    "the day before that Friday is open day and night",
    "2011-12-28",
    {
      timeZone: "Pacific/Apia",
      week: on(["thu", "fri"], ["00:00", "24:00"]),
    },
  ],
  [
    "a leap day alone",
    "2028-02-26",
    {
      timeZone: "America/New_York",
      week: {},
      openings: { "2028-02-29": [["09:00", "17:00"]] },
    },
  ],
  ["nights, midnight is skipped", "2026-04-22", { timeZone: "Africa/Cairo", week: on(DAYS, ...night) }],
  [
    "nights, the hour before midnight comes twice",
    "2026-10-28",
    {
      timeZone: "Africa/Cairo",
      week: on(DAYS, ...night),
    },
  ],
  [
    "week-end nights",
    "2026-03-06",
    {
      timeZone: "America/St_Johns",
      week: { fri: [["22:00", "24:00"]], sat: night, sun: [["00:00", "06:00"]] },
    },
  ],
  ["two hours are skipped", "2026-03-27", { timeZone: "Antarctica/Troll", week: on(DAYS, ["00:30", "04:30"]) }],
  ["never open", "2026-03-27", { timeZone: "Europe/Paris", week: {} }],
];

const MINUTE = 60_000;
const LENGTH = 7 * 1440;
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** Whether each minute from `from` on is open: by what a clock on the wall shows there, which the zones of Node itself tell. */
function wallClock({ timeZone, week, openings = {} }: WorkingHours, from: number): readonly boolean[] {
  const clock = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  return Array.from({ length: LENGTH }, (_, minute) => {
    const [date = "", time = ""] = clock.format(from + minute * MINUTE).split(" ");
    const day = DAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? "sun";
    const now = minuteOf(time);
    return (openings[date] ?? week[day] ?? []).some(([start, end]) => now >= minuteOf(start) && now < minuteOf(end));
  });
}

describe("working time, counted minute by minute at the clock on the wall", () => {
  test.each(cases)("R30: %s", (_, day, hours) => {
    const from = Date.parse(`${day}T00:00:00Z`);
    const compiled = compileCalendar(hours);
    const open = wallClock(hours, from);
    const wrong = open.flatMap((is, minute) =>
      is === isOpen(compiled, from + minute * MINUTE) ? [] : [new Date(from + minute * MINUTE).toISOString()],
    );
    expect(wrong).toEqual([]);
    const total = open.filter(Boolean).length;
    expect(between(compiled, from, from + LENGTH * MINUTE)).toBe(total * MINUTE);
    const last = open.lastIndexOf(true);
    if (total > 0) expect(add(compiled, from, total * MINUTE)).toBe(from + (last + 1) * MINUTE);
    else expect(add(compiled, from, 1)).toBe(null);
  });
});
