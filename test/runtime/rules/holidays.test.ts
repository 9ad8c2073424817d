import { describe, expect, test } from "vitest";
import { calendarSchema } from "../../../blueprints/calendar.ts";
import type { Json } from "../../../blueprints/json.ts";
import paris from "../../../blueprints/library/calendars/paris-office.json" with { type: "json" };
import { triggerSchema } from "../../../blueprints/trigger.ts";
import { compileCalendar } from "../../../runtime/calendar/compile-calendar.ts";
import { compileTrigger, compileTriggers } from "../../../runtime/rules/compile-trigger.ts";
import { Desk, definitions } from "../desk.ts";

/** A desk in Paris that tags what is created while this holds. */
function tagging(when: Json, more: object = {}) {
  const trigger = { kind: "trigger", schemaVersion: 1, key: "away", name: "T", on: ["created"], when };
  const document = triggerSchema.parse({ ...trigger, do: [{ do: "addTag", tag: "yes" }] });
  const calendar = compileCalendar(calendarSchema.parse({ ...paris, ...more }));
  return (instant: string): boolean => {
    const desk = new Desk(
      definitions([], [], {
        triggers: compileTriggers([compileTrigger(document, 1)]),
        calendars: new Map([["paris-office", calendar]]),
      }),
    );
    desk.now = Date.parse(instant);
    return desk.submit().present.tags.includes("yes");
  };
}

const NOW = { var: "now" };

describe("S23: a trigger that asks for a holiday", () => {
  test("acts from midnight to midnight of Paris on 1 May 2026, and not an instant longer", () => {
    const holds = tagging({ onHoliday: [NOW, "paris-office"] });
    expect(holds("2026-04-30T23:59:59.999+02:00")).toBe(false);
    expect(holds("2026-05-01T00:00:00+02:00")).toBe(true);
    expect(holds("2026-05-01T23:59:00+02:00")).toBe(true);
    expect(holds("2026-05-01T21:59:59.999Z")).toBe(true);
    expect(holds("2026-05-02T00:00:00+02:00")).toBe(false);
    expect(holds("2026-05-01T22:00:00Z")).toBe(false);
  });

  test("does not on a Sunday, nor on a holiday that an exceptional opening has opened", () => {
    expect(tagging({ onHoliday: [NOW, "paris-office"] })("2026-05-03T12:00:00+02:00")).toBe(false);
    const opened = tagging({ onHoliday: [NOW, "paris-office"] }, { openings: { "2026-05-01": [["09:00", "12:00"]] } });
    expect(opened("2026-05-01T10:00:00+02:00")).toBe(false);
  });

  test("knows nothing of a calendar that is not there, and neither form of it acts", () => {
    expect(tagging({ onHoliday: [NOW, "nowhere"] })("2026-05-01T12:00:00+02:00")).toBe(false);
    expect(tagging({ not: { onHoliday: [NOW, "nowhere"] } })("2026-05-01T12:00:00+02:00")).toBe(false);
  });

  test("may ask of any instant that the ticket has, and an empty one is on no holiday", () => {
    const due = tagging({ onHoliday: [{ var: "ticket.dueAt" }, "paris-office"] });
    expect(due("2026-05-01T12:00:00+02:00")).toBe(false);
    expect(tagging({ onHoliday: ["2026-12-25", "paris-office"] })("2026-06-01T12:00:00Z")).toBe(true);
  });
});

test("a trigger may ask for opening hours: the instant of opening is inside, that of closing is not", () => {
  const open = tagging({ insideHours: [NOW, "paris-office"] }, { week: { mon: [["09:00", "17:00"]] }, openings: {} });
  expect(open("2026-11-23T09:00:00+01:00")).toBe(true);
  expect(open("2026-11-23T16:59:59.999+01:00")).toBe(true);
  expect(open("2026-11-23T17:00:00+01:00")).toBe(false);
  expect(open("2026-11-24T12:00:00+01:00")).toBe(false);
});
