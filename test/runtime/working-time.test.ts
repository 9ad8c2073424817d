import { describe, expect, test } from "vitest";
import type { WorkingHours } from "../../blueprints/calendar.ts";
import { library } from "../../blueprints/library.ts";
import { compileCalendar } from "../../runtime/calendar/compile-calendar.ts";
import { runExamples } from "../../runtime/examples/examples.ts";
import { offers } from "../../runtime/offers.ts";
import { agent, Desk, definitions, published } from "./desk.ts";

const ana = agent("ana");
const at = (text: string): number => Date.parse(text);
const paris: WorkingHours = library.flatMap(({ document }) =>
  document.kind === "calendar" && document.key === "paris-office" ? [document] : [],
)[0] as WorkingHours;
const short: WorkingHours = {
  timeZone: "Europe/Paris",
  week: Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"]]])),
  holidays: ["2026-05-01"],
};
const calendars = new Map([
  ["paris-office", compileCalendar(paris)],
  ["short", compileCalendar(short)],
]);

const late = (after: string, calendar?: string) => ({
  kind: "blueprint" as const,
  schemaVersion: 1 as const,
  name: "Triage",
  key: "triage",
  entry: { into: { new: "triage" } },
  states: [
    { id: "triage", name: "Triage", status: "open" as const },
    { id: "late", name: "Late", status: "open" as const },
  ],
  transitions: [
    {
      id: "late",
      name: "Late",
      from: ["triage"],
      to: "late",
      start: { after, time: "working" as const, ...(calendar ? { calendar } : {}) },
    },
  ],
});

/** A ticket that enters Triage at `from`, and the instant for which it is armed. */
function entered(from: string, after: string, calendar?: string): Desk {
  const desk = new Desk(definitions([published(late(after, calendar))], [], { calendars }));
  desk.now = at(from);
  return desk.submit();
}
const armed = (...given: Parameters<typeof entered>): string => new Date(entered(...given).wakeAt ?? 0).toISOString();

describe("steps that start after working time", () => {
  test("B20: four business hours from Friday 16:30 are over on Monday at 11:30, and the step is taken then", () => {
    const desk = entered("2026-11-20T15:30:00Z", "PT4H");
    const due = at("2026-11-23T10:30:00Z");
    expect(desk.wakeAt).toBe(due);
    expect(offers(desk.definitions, desk.present, ana, desk.now, {}).byItself).toEqual([
      { transition: "late", name: "Late", to: "late", dueAt: due, on: null },
    ]);
    desk.pass(due - 1 - desk.now);
    expect(desk.state).toBe("triage");
    desk.pass(1);
    expect(desk.state).toBe("late");
    expect(desk.present.place?.since).toBe(due);
  });

  test("B20: a worker that comes two days late takes the step stamped with its due instant", () => {
    const desk = entered("2026-11-20T15:30:00Z", "PT4H").pass(5 * 86_400_000, true);
    expect(desk.state).toBe("late");
    expect(desk.present.place?.since).toBe(at("2026-11-23T10:30:00Z"));
  });

  test("S33: a holiday and a week-end are waited through, by the calendar that the step names", () => {
    expect(armed("2026-04-30T14:30:00Z", "PT2H", "short")).toBe("2026-05-04T08:30:00.000Z");
  });

  test("B24: without a name it is the Paris office that counts, the fourteenth of July left out", () => {
    expect(armed("2026-07-13T15:00:00Z", "PT4H")).toBe("2026-07-15T10:00:00.000Z");
  });

  test("P3D is three times the calendar's day", () => {
    expect(armed("2026-11-23T08:00:00Z", "P3D", "short")).toBe("2026-11-25T16:00:00.000Z");
    expect(armed("2026-11-23T08:00:00Z", "P3D")).toBe("2026-11-25T17:00:00.000Z");
  });

  test("examples of a document pass their time through its calendar", () => {
    const example = (pass: string, state: string) => ({
      name: `${pass} ${state}`,
      given: { now: "2026-11-20T16:30:00+01:00", ticket: { state: "triage" } },
      when: [{ pass }],
      // biome-ignore lint/suspicious/noThenProperty: the word of the language.
      then: { state },
    });
    const document = published({ ...late("PT4H"), examples: [example("PT66H", "triage"), example("PT67H", "late")] });
    expect(runExamples(document.document, { calendars }).flatMap(({ failures }) => failures)).toEqual([]);
  });
});
