import { describe, expect, test } from "vitest";
import type { Directory } from "../../blueprints/directory.ts";
import { verify } from "../../blueprints/verify.ts";
import { BASE_LIFECYCLE } from "../../runtime/base-lifecycle.ts";
import { field } from "../runtime/desk.ts";

const rule = (more: object = {}): object => ({
  kind: "time-rule",
  schemaVersion: 1,
  key: "remind",
  name: { en: "Remind", fr: "Rappeler" },
  since: "lastAgentAction",
  reaches: "PT48H",
  time: "calendar",
  do: [{ do: "notify", to: ["owner"], template: "late" }],
  ...more,
});

const directory: Directory = {
  fields: new Map([field("expectedOn", "date"), field("tier")].map((one) => [one.key, one])),
  templates: new Set(["late"]),
  people: new Set(["role:manager"]),
  calendars: new Set(["paris-office"]),
  states: new Map([["flow", new Set(["late", "open"])]]),
  lifecycle: { ...BASE_LIFECYCLE, ways: BASE_LIFECYCLE.ways.filter(({ from }) => from !== "hold") },
};

const found = (document: object): readonly string[] =>
  verify(document, directory).findings.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);

const waits = (since: unknown, more: object = {}): object => rule({ since, ...more });
const until = (word: unknown, more: object = {}): object => {
  const { since: _left, ...rest } = rule({ until: word, ...more }) as { since?: unknown };
  return rest;
};
const status = (to: string): object => ({ do: "setStatus", to });

const PLANTED: readonly (readonly [title: string, document: object, finding: string])[] = [
  ["acting again within a minute", rule({ again: "PT59S" }), "error rule.againTooOften /again"],
  ["waiting for what is closed", waits({ status: "closed" }), "error rule.neverActs /since/status"],
  [
    "waiting longer than a solved ticket lasts",
    waits({ status: "solved" }, { reaches: "P28D" }),
    "warning rule.tooLate /reaches",
  ],
  [
    "a third time of a rule that acts once",
    rule({ also: [{ nth: 3, do: [{ do: "addTag", tag: "x" }] }] }),
    "warning rule.nthNever /also/0/nth",
  ],
  [
    "a third time in two places",
    rule({ again: "PT24H", also: [3, 3].map((nth) => ({ nth, do: [{ do: "addTag", tag: "x" }] })) }),
    "warning rule.nthTwice /also/1/nth",
  ],
  ["a calendar that is not there", rule({ time: "working", calendar: "moon" }), "error calendar.unknown /calendar"],
  ["a calendar of calendar time", rule({ calendar: "paris-office" }), "warning rule.calendarIdle /calendar"],
  ["a date in a field that holds none", until({ field: "tier" }), "error rule.fieldNoDate /until/field"],
  ["a field that is not there", waits({ field: "gone" }), "error field.unknown /since/field"],
  [
    "setting what it counts towards",
    until("dueAt", { do: [{ do: "setField", field: "dueAt", value: { var: "now" } }] }),
    "warning rule.armsItself /do/0/field",
  ],
  [
    "a status where a blueprint holds it",
    waits({ state: "late" }, { do: [status("open")] }),
    "error rule.statusHeld /do/0",
  ],
  ["a state that no blueprint has", waits({ state: "lost" }), "warning state.unknown /since/state"],
  [
    "a state that another blueprint has",
    waits({ state: "late", blueprint: "other" }),
    "warning state.unknown /since/state",
  ],
  [
    "a condition on a state that no blueprint has",
    rule({ when: { and: [{ oneOf: [{ var: "ticket.state" }, ["late", "lost"]] }] } }),
    "warning state.unknown /when/and/0/oneOf/1/1",
  ],
  [
    "the status that the ticket has already",
    waits({ status: "pending" }, { do: [status("pending")] }),
    "warning rule.statusSame /do/0/to",
  ],
  [
    "a status that the lifecycle does not allow",
    waits({ status: "hold" }, { do: [status("closed")] }),
    "error rule.statusNotAllowed /do/0/to",
  ],
  [
    "a condition that contradicts what it waits for",
    waits({ status: "pending" }, { when: { is: [{ var: "ticket.status" }, "open"] } }),
    "error condition.never /when",
  ],
  [
    "a condition that what it waits for makes true",
    waits({ state: "late" }, { when: { oneOf: [{ var: "ticket.state" }, ["late", "open"]] } }),
    "warning condition.always /when",
  ],
  [
    "a condition that reads the event",
    rule({ when: { is: [{ var: "event.type" }, "woken"] } }),
    "error rule.noStep /when/is/0",
  ],
  [
    "a template that is not there",
    rule({ do: [{ do: "replyFromTemplate", template: "gone" }] }),
    "error template.unknown /do/0/template",
  ],
  [
    "a person who is not there",
    rule({ do: [{ do: "notify", to: ["role:gone"], text: "x" }] }),
    "error person.unknown /do/0/to/0",
  ],
  [
    "an answer in the words",
    rule({ do: [{ do: "note", text: "You said {{answers.note}}." }] }),
    "error rule.noStep /do/0/text",
  ],
  [
    "a task for a person who is not there, at a later time",
    rule({ again: "PT24H", also: [{ nth: 2, do: [{ do: "createTask", title: "Look", to: "agent:gone" }] }] }),
    "error person.unknown /also/0/do/0/to",
  ],
];

describe("the checks of a time rule", () => {
  test("find nothing in sound ones", () => {
    const also = [{ nth: 3, do: [{ do: "notify", to: ["role:manager"], template: "late" }] }];
    expect(found(rule({ again: "PT24H", also, when: { is: [{ var: "ticket.state" }, "late"] } }))).toEqual([]);
    expect(found(until("dueAt", { time: "working" }))).toEqual([]);
    expect(found(waits({ state: "late", blueprint: "flow" }))).toEqual([]);
    expect(found(rule({ when: { startsWith: [{ var: "ticket.state" }, "la"] } }))).toEqual([]);
    expect(found(waits({ field: "expectedOn" }, { do: [status("open")] }))).toEqual([]);
  });

  test.each(PLANTED)("find %s", (_title, document, finding) => {
    expect(found(document)).toContain(finding);
  });

  test.each(PLANTED)("say in both languages what is wrong: %s", (_title, document) => {
    for (const { message } of verify(document, directory).findings) {
      expect(message.en).toMatch(/^.{10,}[.]$/s);
      expect(message.fr).toMatch(/^.{10,}[.]$/s);
      expect(message.fr).not.toBe(message.en);
    }
  });

  test("refuse a rule that counts from two things, or from none", () => {
    for (const document of [rule({ until: "dueAt" }), until(undefined)])
      expect(verify(document).findings).toMatchObject([{ severity: "error", pointer: "/since" }]);
  });

  test.each(["-PT1H", "PT0S", "P1000Y", "P1M"])("refuse %s, with a place and a sentence", (duration) => {
    const { findings } = verify(rule({ reaches: duration, again: duration }));
    expect(findings.map(({ pointer }) => pointer)).toEqual(["/reaches", "/again"]);
    for (const { message } of findings) expect(message.fr).toMatch(/durée/);
  });
});
