import { describe, expect, test } from "vitest";
import type { Directory } from "../../blueprints/directory.ts";
import { verify } from "../../blueprints/verify.ts";

const rule = (more: object = {}): object => ({
  kind: "assignment",
  schemaVersion: 1,
  key: "finance",
  name: "Finance",
  group: "group:finance",
  method: "leastLoaded",
  ...more,
});

const directory: Directory = {
  fields: new Map(),
  templates: new Set(),
  people: new Set(["group:finance", "group:empty"]),
  calendars: new Set(["paris-office"]),
  withoutMembers: new Set(["group:empty"]),
};

const found = (document: object): readonly string[] =>
  verify(document, directory).findings.map(({ severity, code, pointer }) => `${severity} ${code} ${pointer}`);

const timeOut = (more: object): object => rule({ skillsTimeOut: { within: "PT30M", time: "working", ...more } });

const PLANTED: readonly (readonly [title: string, document: object, finding: string])[] = [
  ["a group that is not there", rule({ group: "group:gone" }), "error person.unknown /group"],
  ["a group in which nobody is", rule({ group: "group:empty" }), "warning assignment.nobody /group"],
  ["hours that are not there", timeOut({ calendar: "moon" }), "error calendar.unknown /skillsTimeOut/calendar"],
  [
    "more on one channel than in all",
    rule({ capacity: { perAgent: 3, channels: { chat: 5 } } }),
    "warning assignment.channelAboveAll /capacity/channels/chat",
  ],
  [
    "the same said twice of what goes back",
    rule({ goesBack: { absent: ["due", "due"] } }),
    "warning assignment.saidTwice /goesBack/absent",
  ],
  [
    "an order of waiting where nobody is chosen",
    rule({ method: "byHand", backlog: "due" }),
    "hint assignment.notRead /backlog",
  ],
];

describe("checks of an assignment rule", () => {
  test.each(PLANTED)("find %s", (_title, document, finding) => {
    expect(found(document)).toEqual([finding]);
  });

  test("find nothing in a rule that says everything there is", () => {
    expect(
      found(
        rule({
          load: { by: "effort", pending: 0.5 },
          capacity: { perAgent: 10, channels: { chat: 2 } },
          skillsTimeOut: { within: "PT30M", time: "working", calendar: "paris-office" },
          backlog: "due",
          pullsNext: "closer",
          goesBack: { shiftEnded: ["answered", "due"], absent: "all" },
        }),
      ),
    ).toEqual([]);
  });

  test("what goes back is nothing, all, or some of two words; nothing else is read", () => {
    for (const shiftEnded of ["some", [], ["answered", "due", "due"], ["late"]])
      expect(found(rule({ goesBack: { shiftEnded } }))[0]).toMatch(/^error \S+ \/goesBack\/shiftEnded/);
  });

  test("its group is among what it needs elsewhere", () => {
    expect(verify(rule()).needs.groups).toEqual(["group:finance"]);
  });
});
